import { leafOf } from '../../../core/audit/audit-event.ts';
import { type AuditEvent, type AuditLog, createAuditLog, LoggedEvent } from '../../../core/audit/index.ts';
import { canonicalJson } from '../../../core/shared/canonical-json.ts';
import type { DocumentStore, NewDocument } from '../../../core/storage/index.ts';
import { createTestClock } from '../../helpers/test-clock.ts';
import { createTestStore } from '../../helpers/test-store.ts';
import { treeHash } from './rfc9162.ts';

const TENANT = 'tenant-1';
const SCOPE = 'audit';

let store: DocumentStore;
let log: AuditLog;
let dispose: () => void;

beforeEach(() => {
  ({ store, dispose } = createTestStore(createTestClock()));
  log = createAuditLog({ store });
});
afterEach(() => dispose());

function event(id: string, overrides: Partial<AuditEvent> = {}): AuditEvent {
  return {
    id,
    type: 'decision.caught',
    at: '2026-10-05T08:00:00.000Z',
    actor: 'anna',
    conversationId: 'c-1',
    meetingId: 'm-1',
    correlationId: 'x-1',
    data: { revision: 1, decisionId: 'd-1' },
    ...overrides,
  };
}

const events = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => event(`e-${String(from + n).padStart(4, '0')}`));

async function logged(tenantId = TENANT): Promise<LoggedEvent[]> {
  const all: LoggedEvent[] = [];
  for await (const page of log.pages(tenantId)) all.push(...page);
  return all;
}

async function documentOf(id: string) {
  const document = await store.read({ tenantId: TENANT, scope: SCOPE, id });
  if (!document) throw new Error(`${id} is not there`);
  return document;
}

async function overwrite(
  id: string,
  change: (body: LoggedEvent) => unknown,
  fields?: NewDocument['fields'],
): Promise<void> {
  const document = await documentOf(id);
  const body = change(LoggedEvent.parse(document.body));
  await store.replace({ ...document, body, ...(fields ? { fields } : {}) }, document.etag);
}

interface LogHeadBody {
  subtrees: string[];
  block: LoggedEvent[];
}

/** As somebody would write it who knows how an event is hashed. */
function rehashed({ sequence, event: each }: LoggedEvent): LoggedEvent {
  return { sequence, event: each, hash: leafOf({ sequence, event: each }).toString('hex') };
}

function forged({ event: before, ...rest }: LoggedEvent): LoggedEvent {
  return rehashed({ ...rest, event: { ...before, actor: 'mallory' } });
}

describe('appending', () => {
  it('numbers every event from the first, and has one root over all', async () => {
    await log.append(TENANT, events(1, 2));
    const two = await log.head(TENANT);
    await log.append(TENANT, events(3, 3));

    const all = await logged();
    expect(all.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    const bytes = all.map(({ sequence, event: each }) => Buffer.from(canonicalJson({ sequence, event: each })));
    expect(two).toEqual({ size: 2, root: treeHash(bytes.slice(0, 2)).toString('hex') });
    expect(await log.head(TENANT)).toEqual({ size: 3, root: treeHash(bytes).toString('hex') });
    expect(await log.verify(TENANT)).toEqual({ ok: true, events: 3 });
  });

  it('of nothing writes nothing', async () => {
    await log.append(TENANT, []);

    expect(await store.tenants()).toEqual([]);
    expect(await log.verify(TENANT)).toEqual({ ok: true, events: 0 });
  });

  it('leaves out what is there: in the same call, in the last block, or long ago', async () => {
    const [one, two, three] = [event('e-1'), event('e-2'), event('e-3')];
    await log.append(TENANT, [one, one, two]);
    await log.append(TENANT, [two]);
    await log.append(TENANT, [three, one]);
    await log.append(TENANT, [one, two, three]);

    expect((await logged()).map(({ event: { id } }) => id)).toEqual(['e-1', 'e-2', 'e-3']);
  });

  it('hashes the same event the same, however its fields are ordered', () => {
    const reversed = Object.fromEntries(Object.entries(event('e-1')).reverse()) as AuditEvent;

    expect(leafOf({ sequence: 1, event: reversed })).toEqual(leafOf({ sequence: 1, event: event('e-1') }));
  });

  it.each<[string, Partial<AuditEvent>]>([
    ['actor', { actor: 'bo' }],
    ['time', { at: '2026-10-05T08:00:00.001Z' }],
    ['data', { data: { revision: 2, decisionId: 'd-1' } }],
    ['type of a value', { data: { revision: '1', decisionId: 'd-1' } }],
    ['id', { id: 'e-2' }],
  ])('hashes another %s otherwise', (_name, overrides) => {
    const leaf = leafOf({ sequence: 1, event: event('e-1') });

    expect(leafOf({ sequence: 1, event: { ...event('e-1'), ...overrides } })).not.toEqual(leaf);
    expect(leafOf({ sequence: 2, event: event('e-1') })).not.toEqual(leaf);
  });

  it('by many at once loses and doubles nothing', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, n) => log.append(TENANT, events(n * 3 + 1, n * 3 + 5))));

    expect(await log.verify(TENANT)).toEqual({ ok: true, events: 38 });
    const ids = (await logged()).map(({ event: { id } }) => id);
    expect(new Set(ids).size).toBe(38);
  });

  it('that never gets through says to try again', async () => {
    const create = async () => ({ ok: false, reason: 'exists' }) as const;
    const contended = createAuditLog({ store: { ...store, create } });

    await expect(contended.append(TENANT, [event('e-1')])).rejects.toMatchObject({
      code: 'AUDIT.CONTENDED',
      fate: 'retry',
      retryAfterMs: 250,
    });
  });

  it('keeps tenants apart', async () => {
    await log.append(TENANT, [event('e-1')]);
    await log.append('tenant-2', [event('e-1')]);

    expect([await log.verify(TENANT), await log.verify('tenant-2')]).toEqual([
      { ok: true, events: 1 },
      { ok: true, events: 1 },
    ]);
  });

  it('is read page by page', async () => {
    await log.append(TENANT, events(1, 1_001));

    const pages: number[] = [];
    for await (const page of log.pages(TENANT)) pages.push(page.length);

    expect(pages).toEqual([500, 500, 1]);
    expect(await log.verify(TENANT)).toEqual({ ok: true, events: 1_001 });
  });
});

describe('a crash between the head and its events', () => {
  beforeEach(async () => {
    await log.append(TENANT, events(1, 2));
    const createMissing = () => Promise.reject(new Error('crash'));
    let calls = 0;
    const crashing: DocumentStore = {
      ...store,
      createMissing: (documents) => (++calls > 1 ? createMissing() : store.createMissing(documents)),
    };
    await createAuditLog({ store: crashing })
      .append(TENANT, events(3, 4))
      .catch(() => undefined);
  });

  it('loses nothing for who reads next', async () => {
    expect(await log.verify(TENANT)).toEqual({ ok: true, events: 4 });
  });

  it('loses nothing and doubles nothing for who appends next', async () => {
    await log.append(TENANT, events(3, 5));

    expect(await log.verify(TENANT)).toEqual({ ok: true, events: 5 });
  });
});

describe('tampering', () => {
  beforeEach(async () => {
    await log.append(TENANT, events(1, 3));
    await log.append(TENANT, events(4, 6));
  });

  it.each(['record-e-0002', 'record-e-0006'])('with an event is found: %s', async (id) => {
    await overwrite(id, (body) => ({ ...body, event: { ...body.event, actor: 'mallory' } }));

    expect(await log.verify(TENANT)).toEqual({ ok: false, sequence: Number(id.at(-1)), reason: 'hash' });
  });

  it('with an event and its own hash is found at the head, within the subtree that it is in', async () => {
    await overwrite('record-e-0002', (body) => forged(body));

    expect(await log.verify(TENANT)).toEqual({ ok: false, sequence: 1, reason: 'head' });
  });

  it('with all events from one on is found at the head', async () => {
    for (let n = 5; n <= 6; n++) await overwrite(`record-e-000${n}`, (body) => forged(body));

    expect(await log.verify(TENANT)).toEqual({ ok: false, sequence: 5, reason: 'head' });
  });

  it('by taking an event away is found', async () => {
    await store.remove({ tenantId: TENANT, scope: SCOPE, id: 'record-e-0002' });

    expect(await log.verify(TENANT)).toEqual({ ok: false, sequence: 2, reason: 'gap' });
  });

  it('by taking an event of the last block away is undone, since the head has it', async () => {
    await store.remove({ tenantId: TENANT, scope: SCOPE, id: 'record-e-0005' });

    expect(await log.verify(TENANT)).toEqual({ ok: true, events: 6 });
    expect(await documentOf('record-e-0005')).toBeDefined();
  });

  it('by changing the order is found', async () => {
    const fields = { tile: 0, type: 'decision.caught', meetingId: 'm-1' };
    await overwrite('record-e-0002', (body) => rehashed({ ...body, sequence: 3 }), { sequence: 3, ...fields });
    await overwrite('record-e-0003', (body) => rehashed({ ...body, sequence: 2 }), { sequence: 2, ...fields });

    expect(await log.verify(TENANT)).toEqual({ ok: false, sequence: 1, reason: 'head' });
  });

  it('by changing the order of the list alone is found', async () => {
    await overwrite('record-e-0002', (body) => body, {
      sequence: 3,
      tile: 0,
      type: 'decision.caught',
      meetingId: 'm-1',
    });

    expect(await log.verify(TENANT)).toEqual({ ok: false, sequence: 2, reason: 'document' });
  });

  it('by cutting off the end is found while the head stands', async () => {
    const head = await documentOf('log');
    const body = { ...(head.body as LogHeadBody), block: (head.body as LogHeadBody).block.slice(0, 1) };
    await store.replace({ ...head, body }, head.etag);
    await store.remove({ tenantId: TENANT, scope: SCOPE, id: 'record-e-0006' });

    expect(await log.verify(TENANT)).toEqual({ ok: false, sequence: 6, reason: 'gap' });
  });

  it.each([7, 1])('by adding an event behind the head is found, whatever its number: %i', async (number) => {
    const body = rehashed({ sequence: number, event: event('forged'), hash: '' });
    const key = { tenantId: TENANT, scope: SCOPE, id: 'record-forged' };
    const fields = { sequence: number, tile: 0, type: 'decision.caught', meetingId: 'm-1' };
    await store.create({ ...key, kind: 'audit-record', body, fields });

    const reason = number === 7 ? 'head' : 'document';
    expect(await log.verify(TENANT)).toEqual({ ok: false, sequence: number, reason });
  });

  it('with the head alone is found', async () => {
    const head = await documentOf('log');
    const subtrees = (head.body as LogHeadBody).subtrees.map((hash, n) => (n === 1 ? '0'.repeat(64) : hash));
    await store.replace({ ...head, body: { ...(head.body as LogHeadBody), subtrees } }, head.etag);

    expect(await log.verify(TENANT)).toEqual({ ok: false, sequence: 5, reason: 'head' });
  });

  it('with the block that the head carries is found', async () => {
    const head = await documentOf('log');
    const block = (head.body as LogHeadBody).block.map((each, n) => (n === 1 ? forged(each) : each));
    await store.replace({ ...head, body: { ...(head.body as LogHeadBody), block } }, head.etag);

    expect(await log.verify(TENANT)).toEqual({ ok: false, sequence: 5, reason: 'head' });
  });

  it('by taking the head away is found', async () => {
    await store.remove({ tenantId: TENANT, scope: SCOPE, id: 'log' });

    expect(await log.verify(TENANT)).toEqual({ ok: false, sequence: 1, reason: 'head' });
  });
});

describe('verifying while others append', () => {
  it('calls nothing tampering that is not', async () => {
    await log.append(TENANT, events(1, 3));
    let appended = 3;
    const query: DocumentStore['query'] = async (asked) => {
      const page = await store.query(asked);
      await log.append(TENANT, events(appended + 1, appended + 2));
      appended += 2;
      return page;
    };
    const busy = createAuditLog({ store: { ...store, query } });

    expect(await busy.verify(TENANT)).toEqual({ ok: true, events: 3 });
    expect(appended).toBeGreaterThan(3);
    expect(await log.verify(TENANT)).toEqual({ ok: true, events: appended });
  });

  it('still finds what is wrong', async () => {
    await log.append(TENANT, events(1, 3));
    await log.append(TENANT, events(4, 4));
    await store.remove({ tenantId: TENANT, scope: SCOPE, id: 'record-e-0003' });
    const query: DocumentStore['query'] = async (asked) => {
      const page = await store.query(asked);
      await log.append(TENANT, events(5, 6));
      return page;
    };

    expect(await createAuditLog({ store: { ...store, query } }).verify(TENANT)).toMatchObject({ ok: false });
  });
});
