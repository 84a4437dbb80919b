import { createAuditLog } from '../../../core/audit/index.ts';
import { type FitOptions, fitRestored, proveAudit } from '../../../core/backup/index.ts';
import type { DocumentStore } from '../../../core/storage/index.ts';
import { createTestClock } from '../../helpers/test-clock.ts';
import { createTestStore } from '../../helpers/test-store.ts';

const clock = createTestClock();
const disposals: (() => void)[] = [];
afterEach(() => {
  for (const dispose of disposals.splice(0)) dispose();
});

function open() {
  const { store, dispose } = createTestStore(clock);
  disposals.push(dispose);
  return store;
}

async function log(store: DocumentStore, ids: readonly string[], actor = 'anna'): Promise<void> {
  const base = { type: 'said', at: clock.iso(), conversationId: 's', meetingId: 's', correlationId: 'c', data: {} };
  await createAuditLog({ store, newKey: () => Buffer.alloc(32, 1) }).append(
    't',
    ids.map((id) => ({ ...base, id, actor })),
  );
}

async function makeFit(store: FitOptions['store'], old: DocumentStore | null, more: Partial<FitOptions> = {}) {
  return fitRestored({
    store,
    old,
    backup: { id: 'b-1', takenAt: clock.iso() },
    marks: [],
    heads: { heads: async () => [] },
    proveAudit,
    replayErasures: async () => ({ entries: 0, removed: 0 }),
    at: clock.now(),
    ...more,
  });
}

const types = async (store: DocumentStore) => {
  const found: string[] = [];
  for await (const page of createAuditLog({ store }).pages('t')) found.push(...page.map(({ event }) => event.type));
  return found;
};

const key = (id: string) => ({ tenantId: 't', scope: 'audit-keys', id });

test('what was logged since is taken over, page by page, with the keys of then', async () => {
  const [restored, old] = [open(), open()];
  const many = Array.from({ length: 600 }, (_, index) => `e-${index}`);
  await log(restored, ['a']);
  await log(old, ['a']);
  await log(old, many);
  await log(old, ['z'], 'bo');

  expect(await makeFit(restored, old)).toMatchObject({ carried: 601, lostHeads: 0 });

  expect(await types(restored)).toHaveLength(603);
  expect(await proveAudit(restored, [])).toBeNull();
  expect(await restored.read(key('bo'))).not.toBeNull();
});

test('a key that was erased since is erased, and records of then are taken over', async () => {
  const [restored, old] = [open(), open()];
  for (const store of [restored, old]) await log(store, ['a']);
  await createAuditLog({ store: old }).forgetPerson('t', 'anna');
  const hold = {
    tenantId: 't',
    scope: 'holds',
    id: 'h',
    kind: 'hold',
    body: {},
    expiresAt: '2030-01-01T00:00:00.000Z',
  };
  await restored.create({ ...hold, body: { old: true } });
  await old.create(hold);

  await makeFit(restored, old);

  expect(await restored.read(key('anna'))).toBeNull();
  expect(await restored.read(hold)).toMatchObject({ body: {}, expiresAt: hold.expiresAt });
});

test.each<[string, (old: DocumentStore) => Promise<void>]>([
  ['shorter', async () => undefined],
  ['another one', (old) => log(old, ['x', 'y', 'z'])],
  [
    'broken',
    async (old) => {
      await log(old, ['a']);
      await log(old, ['b', 'c']);
      const query = { tenantId: 't', scope: 'audit', kind: 'audit-record', where: { sequence: 1 }, limit: 1 };
      for (const document of (await old.query(query)).documents) await old.remove(document);
    },
  ],
])('nothing is taken over from a log that is %s', async (_what, make) => {
  const [restored, old] = [open(), open()];
  await log(restored, ['a', 'b']);
  await old.create({ tenantId: 't', scope: 'holds', id: 'h', kind: 'hold', body: {} });
  await make(old);

  expect(await makeFit(restored, old)).toMatchObject({ carried: 0 });

  expect(await types(restored)).toEqual(['said', 'said', 'backup.restored']);
  expect(await restored.read({ tenantId: 't', scope: 'holds', id: 'h' })).toBeNull();
});

test('a log that is not the one that was known is refused before it says anything of the restore', async () => {
  const restored = open();
  await log(restored, ['a']);
  const refusal = expect.objectContaining({ code: 'BACKUP.AUDIT_NOT_PROVEN' });
  const other = [{ tenantId: 't', size: 1, root: 'f'.repeat(64) }];

  await expect(makeFit(restored, null, { marks: other })).rejects.toEqual(refusal);
  await expect(makeFit(restored, null, { heads: { heads: async () => other } })).rejects.toEqual(refusal);
  expect(await types(restored)).toEqual(['said']);
});

test('a tenant without a log gets none, and heads of events that are lost are counted', async () => {
  const restored = open();
  await restored.create({ tenantId: 'empty', scope: 's', id: 'x', kind: 'k', body: {} });
  await log(restored, ['a']);
  const heads = { heads: async (tenantId: string) => (tenantId === 't' ? [{ size: 9, root: 'f'.repeat(64) }] : []) };

  expect(await makeFit(restored, null, { heads })).toMatchObject({ carried: null, lostHeads: 1 });
  expect((await createAuditLog({ store: restored }).head('empty')).size).toBe(0);
});
