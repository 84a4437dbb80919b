import { applyHolds, createHoldingStore, createHolds, type HoldSubject } from '../../../core/holds/index.ts';
import type { DocumentStore, NewDocument } from '../../../core/storage/index.ts';
import { createTestClock, DAY } from '../../helpers/test-clock.ts';
import { createTestStore } from '../../helpers/test-store.ts';

const TENANT = 'tenant-1';
const clock = createTestClock('2026-11-20T09:00:00.000Z');
const cause = { actor: 'jurist', at: clock.now(), correlationId: 'c-1' };
const terms = { owner: 'Chefsjurist', reason: 'Tvist 12', reviewOn: '2027-01-01' };
const pause = async () => undefined;
const SOON = '2026-11-21T09:00:00.000Z';

let files: ReturnType<typeof createTestStore>;
let store: DocumentStore;
const pending: string[] = [];
beforeEach(() => {
  clock.set('2026-11-20T09:00:00.000Z');
  files = createTestStore(clock);
  store = files.store;
  pending.length = 0;
});
afterEach(() => files.dispose());

const holdsOf = () => createHolds({ store, onPending: ({ id }) => void pending.push(id) });
const words = (over: Partial<NewDocument> = {}): NewDocument => ({
  tenantId: TENANT,
  scope: 'c-1',
  id: 'u-1',
  kind: 'utterance',
  body: { meetingId: 'm-1', speakerId: 'bo', text: 'hemligt' },
  expiresAt: SOON,
  ...over,
});
const read = (document: NewDocument) => store.read(document);

describe('a hold', () => {
  it('is placed once, changed, released and never again, each with its event', async () => {
    const holds = holdsOf();
    const subject: HoldSubject = { type: 'person', personId: 'bo' };

    const placed = await holds.place(TENANT, subject, terms, 'r-1', cause);
    const again = await holds.place(TENANT, subject, terms, 'r-1', { ...cause, correlationId: 'c-2' });
    const changed = await holds.change(TENANT, placed.id, { revision: 1, terms: { ...terms, owner: 'DPO' } }, cause);
    const released = await holds.release(TENANT, placed.id, cause);

    expect(again).toEqual(placed);
    expect(changed).toMatchObject({
      type: 'done',
      hold: { id: placed.id, owner: 'DPO', reason: 'Tvist 12', revision: 2 },
    });
    expect(released).toMatchObject({ releasedBy: 'jurist', releasedAt: cause.at.toISOString() });
    expect(await holds.release(TENANT, placed.id, cause)).toBeNull();
    expect(await holds.change(TENANT, placed.id, { revision: 3, terms }, cause)).toEqual({ type: 'missing' });
    expect(await holds.change(TENANT, 'h-none', { revision: 1, terms }, cause)).toEqual({ type: 'missing' });
    expect(await holds.active(TENANT)).toEqual([]);
    expect(await holds.all(TENANT)).toEqual([released]);
    const document = await store.read({ tenantId: TENANT, scope: 'holds', id: placed.id });
    expect(document?.outbox.map((entry) => entry.type === 'audit' && entry.event.type)).toEqual([
      'hold.placed',
      'hold.changed',
      'hold.released',
    ]);
    expect(JSON.stringify(document?.outbox)).not.toContain('Tvist');
    expect(pending).toEqual([placed.id, placed.id, placed.id]);
  });

  it('of a former version, without a revision, has the first', async () => {
    const holds = holdsOf();
    const { revision: _none, ...body } = await holds.place(TENANT, { type: 'tenant' }, terms, 'r-1', cause);
    const stored = await store.read({ tenantId: TENANT, scope: 'holds', id: body.id });
    await store.replace({ ...words({ scope: 'holds', id: body.id, kind: 'hold', body }) }, stored?.etag ?? '');

    expect(await holds.change(TENANT, body.id, { revision: 1, terms }, cause)).toMatchObject({
      type: 'done',
      hold: { revision: 2 },
    });
  });

  it.each([1, 2, 5])(
    'that %i people change at the same time is changed by one, and the others see by whom',
    async (n) => {
      const holds = holdsOf();
      const { id } = await holds.place(TENANT, { type: 'tenant' }, terms, 'r-1', cause);
      const asked = Array.from({ length: n }, (_each, index) => ({ ...terms, owner: `Jurist ${index}` }));

      const results = await Promise.all(
        asked.map((each) => holds.change(TENANT, id, { revision: 1, terms: each }, cause)),
      );

      const [after] = await holds.all(TENANT);
      expect(results.map(({ type }) => type).toSorted()).toEqual([...Array(n - 1).fill('changed'), 'done']);
      expect(results).toEqual(results.map(({ type }) => ({ type, hold: after })));
    },
  );

  it('that only handed over its events is not changed by that', async () => {
    const holds = holdsOf();
    const { id } = await holds.place(TENANT, { type: 'tenant' }, terms, 'r-1', cause);
    let once = true;
    const inner = store;
    store = {
      ...inner,
      async replace(document, etag) {
        const before = await inner.read(document);
        if (once && before) await inner.replace({ ...before, outbox: [] }, before.etag);
        once = false;
        return inner.replace(document, etag);
      },
    };

    const changed = await holdsOf().change(TENANT, id, { revision: 1, terms: { ...terms, reason: 'Ny' } }, cause);

    expect(changed).toMatchObject({ type: 'done', hold: { reason: 'Ny' } });
  });

  it('that cannot be read stops whatever asks for it', async () => {
    await store.create({ tenantId: TENANT, scope: 'holds', id: 'h-1', kind: 'hold', body: { subject: 'x' } });

    await expect(holdsOf().active(TENANT)).rejects.toMatchObject({ code: 'HOLD.UNREADABLE' });
  });

  it('gives up after others were quicker again and again', async () => {
    const { id } = await holdsOf().place(TENANT, { type: 'tenant' }, terms, 'r-1', cause);
    store = { ...store, replace: async () => ({ ok: false, reason: 'conflict' }) };

    await expect(holdsOf().release(TENANT, id, cause)).rejects.toMatchObject({ code: 'HOLD.CONTENDED' });
  });
});

describe('bringing documents into line', () => {
  it('takes the expiry away and gives it back, as often as it is asked', async () => {
    const holds = holdsOf();
    await store.create(words());
    await store.create(words({ id: 'u-2', body: { meetingId: 'm-2', speakerId: 'bo' } }));
    const { id } = await holds.place(TENANT, { type: 'meeting', meetingId: 'm-1' }, terms, 'r-1', cause);
    const standing = await holds.active(TENANT);

    expect(await applyHolds({ store, pause }, TENANT, standing)).toEqual({ lifted: 1, restored: 0 });
    expect(await applyHolds({ store, pause }, TENANT, standing)).toEqual({ lifted: 0, restored: 0 });
    expect((await read(words()))?.expiresAt).toBeUndefined();
    await holds.release(TENANT, id, cause);
    expect(await applyHolds({ store, pause }, TENANT, [])).toEqual({ lifted: 0, restored: 1 });
    expect(await read(words())).toMatchObject({ expiresAt: SOON, fields: {} });
  });

  it('brings back what expired before it came, as long as it is there', async () => {
    await store.create(words());
    clock.advance(2 * DAY);
    const hold = await holdsOf().place(TENANT, { type: 'tenant' }, terms, 'r-1', cause);

    expect(await applyHolds({ store, pause }, TENANT, [hold])).toEqual({ lifted: 1, restored: 0 });
    expect(await read(words())).toMatchObject({ body: { text: 'hemligt' } });
  });

  it('leaves alone what somebody else writes at that moment', async () => {
    await store.create(words());
    const hold = await holdsOf().place(TENANT, { type: 'tenant' }, terms, 'r-1', cause);
    const busy: DocumentStore = { ...store, replace: async () => ({ ok: false, reason: 'conflict' }) };

    expect(await applyHolds({ store: busy, pause }, TENANT, [hold])).toEqual({ lifted: 0, restored: 0 });
  });
});

describe('a store that knows the holds', () => {
  it('gives no expiry to what is held, however it is written', async () => {
    const holds = holdsOf();
    await holds.place(TENANT, { type: 'person', personId: 'bo' }, terms, 'r-1', cause);
    const holding = createHoldingStore(store, { holds, clock });

    await holding.create(words());
    await holding.createMissing([words({ id: 'u-2' }), words({ id: 'u-3', body: { speakerId: 'anna' } })]);
    const other = words({ id: 'u-4', body: { speakerId: 'anna' } });
    const created = await store.create(other);
    if (created.ok) await holding.replace({ ...other, body: { speakerId: 'bo' } }, created.etag);

    const expiries = await Promise.all(['u-1', 'u-2', 'u-3', 'u-4'].map((id) => read(words({ id }))));
    expect(expiries.map((document) => document?.expiresAt)).toEqual([undefined, undefined, SOON, undefined]);
    expect(expiries.map((document) => document?.fields['heldExpiry'])).toEqual([SOON, SOON, undefined, SOON]);
  });

  it('knows at once of a hold that is placed through it, and of others within five seconds', async () => {
    const holding = createHoldingStore(store, { holds: holdsOf(), clock });
    await holding.create(words());
    await holdsOf().place(TENANT, { type: 'tenant' }, terms, 'r-1', cause);
    await holding.create(words({ id: 'u-2' }));
    clock.advance(5_000);
    await holding.create(words({ id: 'u-3' }));
    const through = createHolds({ store: holding, onPending: () => undefined });
    const [hold] = await through.active(TENANT);
    await through.release(TENANT, hold?.id ?? '', cause);
    await holding.create(words({ id: 'u-4' }));

    const found = await Promise.all(['u-1', 'u-2', 'u-3', 'u-4'].map((id) => read(words({ id }))));
    expect(found.map((document) => document?.expiresAt)).toEqual([SOON, SOON, undefined, SOON]);
  });

  it('asks again after it could not be told', async () => {
    const answers = [Promise.reject(new Error('away')), Promise.resolve([])];
    const holds = { active: () => answers.shift() ?? Promise.resolve([]) };
    const holding = createHoldingStore(store, { holds, clock });

    await expect(holding.create(words())).rejects.toThrow('away');
    expect((await holding.create(words())).ok).toBe(true);
  });
});
