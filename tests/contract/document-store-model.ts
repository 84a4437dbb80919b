import type { Clock } from '../../core/shared/clock.port.ts';
import type { DocumentKey, DocumentQuery, NewDocument } from '../../core/storage/index.ts';

interface Entry {
  document: NewDocument;
  etag: string;
}

/** What a store should answer, as plainly as it can be said: a list, searched from end to end. */
export interface StoreModel {
  find(key: DocumentKey): Entry | undefined;
  put(document: NewDocument, etag: string): void;
  drop(key: DocumentKey): void;
  query(query: DocumentQuery): NewDocument[];
  pending(tenantId: string, dueBefore: string): NewDocument[];
  /** Every etag ever given out, for stale ones. */
  readonly etags: string[];
}

export function createStoreModel(clock: Clock): StoreModel {
  let entries: Entry[] = [];
  const etags: string[] = [];

  const alive = () =>
    entries.filter(
      ({ document: { expiresAt } }) => !expiresAt || new Date(expiresAt).getTime() >= clock.now().getTime(),
    );
  const drop = (key: DocumentKey) => {
    entries = entries.filter(({ document }) => !isSame(document, key));
  };

  return {
    etags,
    drop,
    find: (key) => alive().find(({ document }) => isSame(document, key)),
    put(document, etag) {
      drop(document);
      entries.push({ document, etag });
      etags.push(etag);
    },
    query: (query) =>
      alive()
        .map(({ document }) => document)
        .filter((document) => matches(document, query))
        .sort(comparing(query)),
    pending: (tenantId, dueBefore) =>
      alive()
        .map(({ document }) => document)
        .filter((document) => document.tenantId === tenantId && earliestDue(document) <= Date.parse(dueBefore))
        .sort((a, b) => earliestDue(a) - earliestDue(b)),
  };
}

function isSame(a: DocumentKey, b: DocumentKey): boolean {
  return a.tenantId === b.tenantId && a.scope === b.scope && a.id === b.id;
}

function matches(document: NewDocument, { tenantId, scope, kind, where = {} }: DocumentQuery): boolean {
  if (document.tenantId !== tenantId || document.kind !== kind) return false;
  if (scope !== undefined && document.scope !== scope) return false;
  return Object.entries(where).every(([name, value]) => document.fields?.[name] === value);
}

function comparing({ orderBy }: DocumentQuery): (a: NewDocument, b: NewDocument) => number {
  return (a, b) => {
    const [x, y] = orderBy ? [a.fields?.[orderBy.field], b.fields?.[orderBy.field]] : [];
    if ((x === undefined) !== (y === undefined)) return x === undefined ? 1 : -1;
    if (x !== undefined && y !== undefined && x !== y) return x < y === (orderBy?.direction === 'asc') ? -1 : 1;
    return compareTexts(a.id, b.id) || compareTexts(a.scope, b.scope);
  };
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function earliestDue({ outbox = [] }: NewDocument): number {
  return Math.min(Number.POSITIVE_INFINITY, ...outbox.map(({ dueAt }) => Date.parse(dueAt)));
}
