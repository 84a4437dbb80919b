import fc from 'fast-check';
import type { DocumentQuery, NewDocument, StoredDocument, WriteResult } from '../../core/storage/index.ts';
import type { ContractContext } from './document-store-context.ts';
import type { StoreModel } from './document-store-model.ts';

const MINUTE = 60_000;

type Generated<T> = T extends fc.Arbitrary<infer Value> ? Value : never;

/** Few names, so that they meet often. */
const Target = fc.record({
  tenant: fc.nat({ max: 2 }),
  scope: fc.constantFrom('s', 't'),
  id: fc.constantFrom('1', '2', '3', 'ö'),
});
const Content = fc.record({
  kind: fc.constantFrom('meeting', 'note'),
  body: fc.jsonValue(),
  state: fc.constantFrom('open', 'closed', undefined),
  rank: fc.option(fc.integer({ min: -2, max: 2 }), { nil: undefined }),
  dueIn: fc.option(fc.integer({ min: -5, max: 5 }), { nil: undefined }),
  expiresIn: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined, freq: 3 }),
});
type Content = Generated<typeof Content>;

/** `etag`: of the newest version, none, or one given out before (perhaps for another document). */
const EtagChoice = fc.oneof(fc.constantFrom('newest' as const, 'none' as const), fc.nat({ max: 20 }));
type EtagChoice = Generated<typeof EtagChoice>;

export const Operation = fc.oneof(
  fc.record({ type: fc.constant('create' as const), target: Target, content: Content }),
  fc.record({ type: fc.constant('createMissing' as const), target: Target, content: Content }),
  fc.record({ type: fc.constant('replace' as const), target: Target, content: Content, etag: EtagChoice }),
  fc.record({ type: fc.constant('remove' as const), target: Target, etag: EtagChoice }),
  fc.record({ type: fc.constant('read' as const), target: Target }),
  fc.record({
    type: fc.constant('query' as const),
    target: Target,
    kind: fc.constantFrom('meeting', 'note'),
    oneScope: fc.boolean(),
    state: fc.constantFrom('open', 'closed', undefined),
    direction: fc.constantFrom('asc' as const, 'desc' as const, undefined),
    limit: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ type: fc.constant('pending' as const), target: Target, dueIn: fc.integer({ min: -5, max: 5 }) }),
  fc.record({ type: fc.constant('wait' as const), target: Target, minutes: fc.integer({ min: 1, max: 2 }) }),
);
type Operation = Generated<typeof Operation>;

interface PerformOptions {
  operation: Operation;
  tenants: readonly string[];
  model: StoreModel;
  context: ContractContext;
}

/** Does one operation on the store and on the model. */
export async function perform(options: PerformOptions): Promise<{ answer: unknown; expected: unknown }> {
  const { operation, tenants, model, context } = options;
  const { tenant, scope, id } = operation.target;
  const key = { tenantId: tenants[tenant] ?? '', scope, id };
  const { store } = context;
  const found = model.find(key);
  const inMinutes = (minutes: number) => new Date(context.clock.now().getTime() + minutes * MINUTE).toISOString();

  switch (operation.type) {
    case 'create': {
      const document = toDocument(key, operation.content, inMinutes);
      const result = await store.create(document);
      if (!found && result.ok) model.put(document, result.etag);
      return { answer: outcome(result), expected: found ? 'exists' : 'ok' };
    }
    case 'createMissing': {
      const document = toDocument(key, operation.content, inMinutes);
      await store.createMissing([document]);
      const stored = await store.read(key);
      if (!found && stored) model.put(document, stored.etag);
      return { answer: stored && plain(stored), expected: whole(found?.document ?? document) };
    }
    case 'replace': {
      const document = toDocument(key, operation.content, inMinutes);
      const etag = chosenEtag(operation.etag, model, found?.etag);
      const result = await store.replace(document, etag);
      const expected = expectedOutcome(found?.etag, etag);
      if (expected === 'ok' && result.ok) model.put(document, result.etag);
      return { answer: outcome(result), expected };
    }
    case 'remove': {
      const etag = operation.etag === 'none' ? undefined : chosenEtag(operation.etag, model, found?.etag);
      const result = await store.remove(key, etag);
      const expected = expectedOutcome(found?.etag, etag ?? found?.etag);
      if (expected === 'ok') model.drop(key);
      return { answer: outcome(result), expected };
    }
    case 'read': {
      const stored = await store.read(key);
      return { answer: stored && plain(stored), expected: found ? whole(found.document) : null };
    }
    case 'query': {
      const query: DocumentQuery = {
        tenantId: key.tenantId,
        kind: operation.kind,
        limit: operation.limit,
        ...(operation.oneScope && { scope }),
        ...(operation.state && { where: { state: operation.state } }),
        ...(operation.direction && { orderBy: { field: 'rank', direction: operation.direction } }),
      };
      return { answer: (await everyDocument(context, query)).map(plain), expected: model.query(query).map(whole) };
    }
    case 'pending': {
      const dueBefore = inMinutes(operation.dueIn);
      const documents = await store.pendingOutbox({ tenantId: key.tenantId, dueBefore, limit: 1000 });
      const expected = model.pending(key.tenantId, dueBefore);
      return { answer: sortedByKey(documents.map(plain)), expected: sortedByKey(expected.map(whole)) };
    }
    case 'wait':
      context.clock.advance(operation.minutes * MINUTE);
      return { answer: null, expected: null };
  }
}

function toDocument(
  key: { tenantId: string; scope: string; id: string },
  content: Content,
  at: (minutes: number) => string,
): NewDocument {
  const { kind, body, state, rank, dueIn, expiresIn } = content;
  return {
    ...key,
    kind,
    // The owner in the body: a document of another tenant could not pass for one's own.
    body: { owner: key.tenantId, body: JSON.parse(JSON.stringify(body)) },
    fields: { ...(state && { state }), ...(rank !== undefined && { rank }) },
    outbox:
      dueIn === undefined
        ? []
        : [{ id: 'keep', type: 'keep', dueAt: at(dueIn), document: { id: 'k', expiresAt: at(9), body: 1 } }],
    ...(expiresIn !== undefined && { expiresAt: at(expiresIn) }),
  };
}

function chosenEtag(choice: EtagChoice, { etags }: StoreModel, newest: string | undefined): string {
  if (choice === 'newest') return newest ?? 'nothing-there';
  if (choice === 'none') return '';
  return etags[choice % Math.max(1, etags.length)] ?? 'never-given-out';
}

function expectedOutcome(newest: string | undefined, given: string | undefined): string {
  if (newest === undefined) return 'missing';
  return given === newest ? 'ok' : 'conflict';
}

function outcome(result: WriteResult): string {
  return result.ok ? 'ok' : result.reason;
}

function plain({ etag: _, ...document }: StoredDocument): NewDocument {
  return document;
}

function whole(document: NewDocument): NewDocument {
  return { fields: {}, outbox: [], ...document };
}

/** Documents due at the same instant have no order of their own. */
function sortedByKey(documents: NewDocument[]): NewDocument[] {
  return [...documents].sort((a, b) => (a.scope + a.id < b.scope + b.id ? -1 : 1));
}

async function everyDocument({ store }: ContractContext, query: DocumentQuery): Promise<StoredDocument[]> {
  const documents: StoredDocument[] = [];
  let page = await store.query(query);
  documents.push(...page.documents);
  while (page.continuation !== undefined) {
    page = await store.query({ ...query, continuation: page.continuation });
    documents.push(...page.documents);
  }
  return documents;
}
