import type { ErasureSubject } from '../../../core/erasure/index.ts';
import { replayErasures } from '../../../core/erasure/index.ts';
import type { Meeting } from '../../../core/meetings/index.ts';
import type { DocumentStore, StoredDocument } from '../../../core/storage/index.ts';
import { joinWithConsent, say, TENANT } from '../../helpers/meeting-steps.ts';
import { ANNA, BO } from '../../helpers/people.ts';
import { createTestStore } from '../../helpers/test-store.ts';
import { createErasureWorld, type ErasureWorld } from './erasure-world.ts';

let world: ErasureWorld;
let meeting: Meeting;
let restored: ReturnType<typeof createTestStore>;
beforeEach(async () => {
  world = createErasureWorld();
  restored = createTestStore(world.clock);
  meeting = await joinWithConsent(world, 'plus', { title: 'Budget' });
  await say(world, ANNA, 'DECISION Köpa zebrafinkar | bo | 2026-10-15');
  while ((await world.dispatcher.sweep(TENANT)) > 0);
});
afterEach(() => {
  world.dispose();
  restored.dispose();
});

async function backup(): Promise<StoredDocument[]> {
  return (await world.store.scan({ tenantId: TENANT, limit: 1000 })).documents;
}

/** Puts a backup into a store of its own, and does the erasures again. */
async function restore(documents: readonly StoredDocument[]) {
  await restored.store.createMissing(documents);
  const forgotten: string[] = [];
  const result = await replayErasures(world.list, {
    store: restored.store,
    newSalt: () => 'another salt',
    now: () => world.clock.now(),
    forgetPerson: async (_tenantId, personId) => {
      forgotten.push(personId);
      await restored.store.remove({ tenantId: TENANT, scope: 'audit-keys', id: personId });
    },
  });
  return { ...result, forgotten };
}

async function everythingIn(store: DocumentStore): Promise<string> {
  const page = await store.scan({ tenantId: TENANT, limit: 1000, withExpired: true });
  return page.documents
    .filter(({ kind }) => !kind.startsWith('audit-event'))
    .map(({ id, body, fields, outbox }) => JSON.stringify([id, body, fields, outbox]))
    .join('\n');
}

describe('a restored backup', () => {
  it.each<[string, () => ErasureSubject, readonly string[]]>([
    ['a person', () => ({ type: 'person', personId: ANNA.id }), ['zebrafink', '"anna"', 'Anna', 'anna@']],
    ['a meeting', () => ({ type: 'meeting', meetingId: meeting.id }), ['zebrafink', 'Budget']],
    ['a tenant', () => ({ type: 'tenant' }), ['zebrafink', 'Budget', '"anna"', '"bo"', 'Anna']],
  ])('does not bring back %s that was erased after it was taken', async (_name, subjectOf, words) => {
    const taken = await backup();
    await world.erase(subjectOf());

    const { entries, removed } = await restore(taken);

    expect(entries).toBe(1);
    expect(removed).toBeGreaterThan(0);
    const rest = await everythingIn(restored.store);
    for (const word of words) expect([word, rest.includes(word)]).toEqual([word, false]);
    if (_name === 'a person') expect(rest).toContain(BO.name);
  });

  it('brings back nobody whose erasure was on its way when it was taken', async () => {
    const request = await world.ask({ type: 'person', personId: ANNA.id });
    await world.confirm(request);
    const taken = await backup();
    await world.run(request);

    const { forgotten } = await restore(taken);

    expect(forgotten).toEqual([ANNA.id]);
    expect(await everythingIn(restored.store)).not.toMatch(/"anna"|Anna/);
  });

  it('keeps what somebody said after their erasure, which it knows of', async () => {
    await world.erase({ type: 'person', personId: ANNA.id });
    const again = await joinWithConsent(world, 'plus', {
      title: 'Nytt möte',
      reference: { ...meeting.reference, conversationId: '19:new@thread.v2' },
    });

    const { removed } = await restore(await backup());

    expect(removed).toBe(0);
    expect(await restored.store.read({ tenantId: TENANT, scope: '19:new@thread.v2', id: again.id })).not.toBeNull();
  });

  it('is left as it is where nothing was erased', async () => {
    expect(await restore(await backup())).toEqual({ entries: 0, removed: 0, forgotten: [] });
  });
});
