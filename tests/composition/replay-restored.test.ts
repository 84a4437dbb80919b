import { createStoredErasureList, ERASURE_LIST_TENANT } from '../../adapters/erasure-list/index.ts';
import { replayRestored } from '../../composition/replay-restored.ts';
import { createAuditLog } from '../../core/audit/index.ts';
import type { DocumentStore } from '../../core/storage/index.ts';
import { createErasureWorld } from '../core/erasure/erasure-world.ts';
import { TENANT } from '../helpers/meeting-steps.ts';
import { meetingOf } from '../helpers/meetings.ts';
import { ANNA, BO } from '../helpers/people.ts';
import { createTestClock } from '../helpers/test-clock.ts';
import { createTestStore } from '../helpers/test-store.ts';

const SECRET = 'Annas-hemlighet-4711';
const clock = createTestClock();
const disposals: (() => void)[] = [];
afterEach(() => {
  for (const dispose of disposals.splice(0)) dispose();
});

function openStore(): DocumentStore {
  const { store, dispose } = createTestStore(clock);
  disposals.push(dispose);
  return store;
}

/** What a restore of the service gives: all documents as they were. */
async function restoredFrom(store: DocumentStore): Promise<DocumentStore> {
  const copy = openStore();
  for (const tenantId of await store.tenants()) {
    for (const document of (await store.scan({ tenantId, limit: 1000 })).documents) await copy.create(document);
  }
  return copy;
}

const wordsIn = async (store: DocumentStore) =>
  JSON.stringify((await store.scan({ tenantId: TENANT, limit: 1000 })).documents);

test('a restored account is made fit: erased again, with the log, the certificate and the list of the old one', async () => {
  const old = openStore();
  const list = createStoredErasureList({ store: old });
  const world = createErasureWorld({ wrapStore: () => old, over: { list } });
  disposals.push(world.dispose);
  const meeting = meetingOf({ people: [ANNA, BO] });
  await world.meetings.create(meeting, []);
  const body = { meetingId: 'm-1', utteranceId: 'u', speakerId: ANNA.id, at: clock.iso(), level: 'plus', text: SECRET };
  const key = { tenantId: TENANT, scope: meeting.conversationId, id: 'u' };
  await old.create({ ...key, kind: 'utterance', body: { ...body, decisionIds: [] } });
  const restored = await restoredFrom(old);
  const request = await world.erase({ type: 'person', personId: ANNA.id });
  const { size, root } = await world.audit.head(TENANT);
  expect(await wordsIn(restored)).toContain(SECRET);

  const heads = { heads: async () => [{ size, root }] };
  const fit = await replayRestored({ restored, old, takenAt: '2026-10-05T07:00:00.000Z', heads, clock });

  expect(fit).toMatchObject({ erasures: { entries: 1 }, carried: size, lostHeads: 0 });
  expect(await wordsIn(restored)).not.toContain(SECRET);
  const audit = createAuditLog({ store: restored });
  expect(await audit.rootAt(TENANT, size)).toBe(root);
  expect((await audit.head(TENANT)).size).toBe(size + 1);
  const certificate = await restored.read({ tenantId: TENANT, scope: 'erasures', id: request.id });
  expect(certificate?.fields['state']).toBe('done');
  const newList = createStoredErasureList({ store: restored });
  expect(await newList.entries()).toEqual(await list.entries());
  expect(await newList.key()).toEqual(await list.key());
  expect(await restored.read({ tenantId: ERASURE_LIST_TENANT, scope: 'erasure-list', id: 'key' })).not.toBeNull();
});

test('an account whose log is not the one that the heads outside tell of is not made fit', async () => {
  const old = openStore();
  await createAuditLog({ store: old }).append(TENANT, [
    {
      id: 'a',
      type: 't',
      at: clock.iso(),
      actor: 'p',
      conversationId: 's',
      meetingId: 's',
      correlationId: 'c',
      data: {},
    },
  ]);
  const heads = { heads: async () => [{ size: 1, root: 'f'.repeat(64) }] };
  const options = { restored: await restoredFrom(old), old, takenAt: clock.iso(), heads, clock };

  await expect(replayRestored(options)).rejects.toMatchObject({ code: 'BACKUP.AUDIT_NOT_PROVEN' });
});
