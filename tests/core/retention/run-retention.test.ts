import fc from 'fast-check';
import { createHolds, type Holds } from '../../../core/holds/index.ts';
import {
  createRetention,
  type Retention,
  type StoredReceipt,
  type SweepExpired,
} from '../../../core/retention/index.ts';
import { DEFAULT_TENANT_SETTINGS } from '../../../core/settings/index.ts';
import type { DocumentStore, NewDocument } from '../../../core/storage/index.ts';
import { meetingOf } from '../../helpers/meetings.ts';
import { ANNA, BO } from '../../helpers/people.ts';
import { createRecordingLogger } from '../../helpers/recording-telemetry.ts';
import { createTestClock, DAY } from '../../helpers/test-clock.ts';
import { createTestSettings } from '../../helpers/test-settings.ts';
import { createTestStore } from '../../helpers/test-store.ts';

const TENANT = 'tenant-1';
const NOW = '2026-11-20T03:00:00.000Z';
const cause = { actor: 'jurist', at: new Date(NOW), correlationId: 'c-1' };
const terms = { owner: 'Jurist', reason: 'Tvist', reviewOn: '2026-12-01' };

let clock = createTestClock(NOW);
let files: ReturnType<typeof createTestStore>;
let store: DocumentStore;
let holds: Holds;
let retention: Retention;
let pages = 0;
const settings = createTestSettings();
const logger = createRecordingLogger();
const removedOf: string[] = [];

/** Numbers that no other run of the same test has. */
let made = 0;

function create(sweepExpired: SweepExpired): Retention {
  return createRetention({
    store,
    sweepExpired,
    settings,
    holds,
    signer: { sign: async (kind, payload) => `${kind}.${JSON.stringify(payload).length}` },
    clock,
    logger,
    newId: () => `id-${++made}`,
    pause: async () => {
      pages += 1;
    },
    onPending: () => undefined,
    onRemoved: (tenantId) => void removedOf.push(tenantId),
  });
}

/** Begins with an empty store. */
function clean(): void {
  files = createTestStore(clock);
  ({ store } = files);
  holds = createHolds({ store, onPending: () => undefined });
  retention = create(files.store.sweepExpired);
}

beforeEach(() => {
  clock = createTestClock(NOW);
  clean();
  settings.set(DEFAULT_TENANT_SETTINGS);
  removedOf.length = 0;
  logger.lines.length = 0;
  pages = 0;
});
afterEach(() => files.dispose());

const put = (document: Partial<NewDocument> & { id: string }) =>
  store.create({ tenantId: TENANT, scope: 'c-1', kind: 'other', body: {}, ...document });

async function putMeeting(id: string, startedAt: string, more: Partial<NewDocument> = {}): Promise<void> {
  const meeting = meetingOf({ id, startedAt, people: [ANNA, BO] });
  await put({ id, kind: 'meeting', body: meeting, fields: { startedAt, meetingId: id }, ...more });
}

const utterance = (id: string, over: Partial<NewDocument> = {}, level = 'plus') =>
  put({
    id,
    kind: 'utterance',
    body: { meetingId: 'm-1', speakerId: BO.id, level, text: 'hemligt' },
    expiresAt: '2026-11-19T00:00:00.000Z',
    ...over,
  });

async function ids(): Promise<string[]> {
  const page = await store.scan({ tenantId: TENANT, limit: 1000, withExpired: true });
  return page.documents
    .filter(({ scope }) => scope !== 'retention' && scope !== 'holds')
    .map(({ id }) => id)
    .sort();
}

describe('the nightly retention', () => {
  it('removes what is over, by its own rule, and says how much of what', async () => {
    await putMeeting('old', '2019-11-20T02:00:00.000Z');
    await putMeeting('young', '2019-11-20T04:00:00.000Z');
    await putMeeting('sample', '2026-08-01T00:00:00.000Z', { scope: 'sample:anna' });
    await put({
      id: 'comment',
      kind: 'decision-comment',
      body: { meetingId: 'young', authorId: BO.id },
      fields: { meetingId: 'young', sequence: Date.parse('2019-11-01T00:00:00.000Z') },
    });
    await utterance('said');
    await utterance('proof', {}, 'juridik');
    await utterance('later', { expiresAt: '2026-11-21T00:00:00.000Z' });

    const { receipt, jws } = await retention.run(TENANT);

    expect(await ids()).toEqual(['later', 'young']);
    expect(receipt).toMatchObject({ looked: 7, skipped: [], lifted: 0, restored: 0, overdueReviews: [] });
    expect(receipt.removed).toEqual([
      { rule: 'comments', kind: 'decision-comment', count: 1 },
      { rule: 'meetings', kind: 'meeting', count: 1 },
      { rule: 'sample-meetings', kind: 'meeting', count: 1 },
      { rule: 'words-juridik', kind: 'utterance', count: 1 },
      { rule: 'words-plus', kind: 'utterance', count: 1 },
    ]);
    expect(jws).toMatch(/^retention-receipt\./);
    expect(await retention.receipts(TENANT, 5)).toEqual([{ receipt, jws }] satisfies StoredReceipt[]);
    expect(removedOf).toEqual([TENANT]);
  });

  it('says the same before it does it, and changes nothing by saying it', async () => {
    await putMeeting('old', '2010-01-01T00:00:00.000Z');
    await utterance('said');
    const before = await ids();

    const would = await retention.dryRun(TENANT);
    const stillThere = await ids();
    const { receipt } = await retention.run(TENANT);

    expect(stillThere).toEqual(before);
    expect(would.removed).toEqual(receipt.removed);
    expect(await retention.receipts(TENANT, 5)).toHaveLength(1);
  });

  it('keeps the answers to the consent question as proof when their meeting goes', async () => {
    const consents = [{ personId: BO.id, level: 'plus', at: '2018-01-01T00:00:00.000Z' }];
    const meeting = { id: 'old', tenantId: TENANT, startedAt: '2018-01-01T00:00:00.000Z', consents };
    await put({ id: 'old', kind: 'meeting', body: meeting, fields: { startedAt: meeting.startedAt } });

    await retention.run(TENANT);

    const page = await store.query({ tenantId: TENANT, kind: 'consent-answers', limit: 5 });
    expect(page.documents).toMatchObject([
      { body: { meetingId: 'old', answers: consents }, expiresAt: '2028-01-01T00:00:00.000Z' },
    ]);
  });

  it('leaves a meeting that still has something to hand over', async () => {
    const dueAt = NOW;
    await putMeeting('old', '2010-01-01T00:00:00.000Z', {
      outbox: [{ type: 'job', id: 'j', dueAt, queue: 'recaps', messageId: 'm', correlationId: 'c', body: {} }],
    });

    expect((await retention.run(TENANT)).receipt.removed).toEqual([]);
    expect(await ids()).toEqual(['old']);
  });

  it('keeps a profile as long as its person meets others', async () => {
    const profile = (id: string, updatedAt: string) =>
      put({ id, scope: 'profiles', kind: 'profile', body: {}, fields: { updatedAt } });
    await profile(ANNA.id, '2020-01-01T00:00:00.000Z');
    await profile('dan', '2020-01-01T00:00:00.000Z');
    await profile('new', '2026-01-01T00:00:00.000Z');
    await profile('undated', '');
    await putMeeting('lately', '2025-06-01T00:00:00.000Z');

    const { receipt } = await retention.run(TENANT);

    expect(receipt.removed).toEqual([{ rule: 'profiles', kind: 'profile', count: 1 }]);
    expect(await ids()).toEqual([ANNA.id, 'lately', 'new', 'undated']);
  });

  it('lets others have their turn after every page', async () => {
    for (let index = 0; index < 250; index++) await put({ id: `d-${index}` });

    await retention.run(TENANT);

    expect(pages).toBeGreaterThanOrEqual(3);
  });

  it('goes through all tenants although one fails, and then fails', async () => {
    await put({ id: 'x', tenantId: 'a' });
    await put({ id: 'x', tenantId: 'b' });
    const broken = settings.settingsOf;
    settings.settingsOf = (tenantId) => (tenantId === 'a' ? Promise.reject(new Error('a')) : broken(tenantId));

    await expect(retention.runAll()).rejects.toThrow('a');
    settings.settingsOf = broken;

    expect(await retention.receipts('b', 1)).toHaveLength(1);
  });
});

describe('a hold', () => {
  it.each([
    ['the tenant', { type: 'tenant' }],
    ['their meeting', { type: 'meeting', meetingId: 'm-1' }],
    ['their person', { type: 'person', personId: BO.id }],
  ] as const)('on %s keeps the words, and the receipt names it', async (_name, subject) => {
    await utterance('said');
    const { id } = await holds.place(TENANT, subject, terms, 'r-1', cause);

    const { receipt } = await retention.run(TENANT);

    expect(receipt).toMatchObject({ removed: [], lifted: 1, skipped: [{ holdId: id, rule: 'words-plus', count: 1 }] });
    const kept = await store.read({ tenantId: TENANT, scope: 'c-1', id: 'said' });
    expect(kept).toMatchObject({ body: { text: 'hemligt' } });
    expect(kept?.expiresAt).toBeUndefined();
  });

  it.each([
    ['another meeting', { type: 'meeting', meetingId: 'm-2' }],
    ['another person', { type: 'person', personId: ANNA.id }],
  ] as const)('on %s keeps nothing of this one', async (_name, subject) => {
    await utterance('said');
    await holds.place(TENANT, subject, terms, 'r-1', cause);

    expect((await retention.run(TENANT)).receipt).toMatchObject({ lifted: 0, skipped: [], removed: [{ count: 1 }] });
  });

  it('is named also for a meeting whose years are over', async () => {
    await putMeeting('m-1', '2010-01-01T00:00:00.000Z');
    const { id } = await holds.place(TENANT, { type: 'person', personId: ANNA.id }, terms, 'r-1', cause);

    const { receipt } = await retention.run(TENANT);

    expect(receipt.skipped).toEqual([{ holdId: id, rule: 'meetings', count: 1 }]);
    expect(await ids()).toEqual(['m-1']);
  });

  it('gives back the time to live when it is released, also one that is over by then', async () => {
    await utterance('said', { expiresAt: '2026-11-25T00:00:00.000Z' });
    const { id } = await holds.place(TENANT, { type: 'meeting', meetingId: 'm-1' }, terms, 'r-1', cause);
    await retention.run(TENANT);
    clock.advance(10 * DAY);
    const held = await retention.run(TENANT);
    await holds.release(TENANT, id, cause);

    const released = await retention.run(TENANT);

    expect(held.receipt.skipped).toEqual([{ holdId: id, rule: 'words-plus', count: 1 }]);
    expect(released.receipt).toMatchObject({ restored: 1, skipped: [] });
    expect(await store.read({ tenantId: TENANT, scope: 'c-1', id: 'said' })).toBeNull();
    expect(await ids()).toEqual([]);
  });

  it('says when its review day is over', async () => {
    await put({ id: 'x' });
    const { id } = await holds.place(TENANT, { type: 'tenant' }, terms, 'r-1', cause);
    clock.set('2026-12-01T23:00:00.000Z');
    const onTheDay = await retention.run(TENANT);
    clock.set('2026-12-02T03:00:00.000Z');

    const after = await retention.run(TENANT);

    expect([onTheDay.receipt.overdueReviews, after.receipt.overdueReviews]).toEqual([[], [id]]);
    expect(logger.lines).toContainEqual(expect.objectContaining({ level: 'warn', fields: { holds: id } }));
  });
});

describe('what expires between two nights', () => {
  const rows = (words: number, proofs: number) => [
    ...(proofs > 0 ? [{ rule: 'words-juridik', kind: 'utterance', count: proofs }] : []),
    ...(words > 0 ? [{ rule: 'words-plus', kind: 'utterance', count: words }] : []),
  ];

  it('is on the receipt of the next night, and on no other', async () => {
    await utterance('a');
    await utterance('b', {}, 'juridik');
    expect(await retention.expire(TENANT)).toBe(2);
    await utterance('c');
    expect(await retention.expire(TENANT)).toBe(1);
    expect(await retention.expire(TENANT)).toBe(0);
    await utterance('d');

    const { receipt } = await retention.run(TENANT);
    const next = await retention.run(TENANT);

    expect(receipt).toMatchObject({ removed: rows(1, 0), expired: rows(2, 1) });
    expect(next.receipt).toMatchObject({ removed: [], expired: [] });
    expect(await ids()).toEqual([]);
  });

  it('stands in the event of the audit log, and does not go with a dry run', async () => {
    await utterance('a');
    await retention.expire(TENANT);

    expect((await retention.dryRun(TENANT)).expired).toEqual([]);
    const { receipt } = await retention.run(TENANT);

    const stored = await store.read({ tenantId: TENANT, scope: 'retention', id: receipt.id });
    expect(stored?.outbox).toMatchObject([
      { event: { type: 'retention.swept', data: { removed: 0, expired: 1, 'expired.words-plus.utterance': 1 } } },
    ]);
  });

  it('is counted also when the store fails in the middle', async () => {
    for (let index = 0; index < 150; index++) await utterance(`u-${index}`);
    const { sweepExpired } = files.store;
    let calls = 0;
    const failing = create(async (options) => {
      if (++calls > 1) throw new Error('away');
      return sweepExpired(options);
    });

    await expect(failing.expire(TENANT)).rejects.toThrow('away');
    await retention.expire(TENANT);

    expect((await retention.run(TENANT)).receipt.expired).toEqual(rows(150, 0));
  });

  it('of a receipt that was written before this was counted is nothing', async () => {
    const { receipt, jws } = await retention.run(TENANT);
    const { expired: _none, ...old } = receipt;
    const stored = await store.read({ tenantId: TENANT, scope: 'retention', id: receipt.id });
    if (!stored) throw new Error('no receipt');
    await store.replace({ ...stored, body: { receipt: old, jws } }, stored.etag);

    expect((await retention.receipts(TENANT, 1))[0]?.receipt.expired).toEqual([]);
  });

  it('is on one receipt, whatever happens in which order, also at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.record({ do: fc.constant('say' as const), level: fc.constantFrom('plus', 'juridik') }),
            fc.constant({ do: 'expire' as const }),
            fc.constant({ do: 'night' as const }),
            fc.constant({ do: 'both' as const }),
          ),
          { maxLength: 30 },
        ),
        async (steps) => {
          files.dispose();
          clean();
          const said = { plus: 0, juridik: 0 };
          for (const step of steps) {
            if (step.do === 'say') {
              said[step.level as 'plus' | 'juridik'] += 1;
              await utterance(`s-${said.plus}-${said.juridik}`, {}, step.level);
            } else if (step.do === 'expire') await retention.expire(TENANT);
            else if (step.do === 'night') await retention.run(TENANT);
            else await Promise.all([retention.expire(TENANT), retention.run(TENANT), retention.run(TENANT)]);
          }
          await retention.run(TENANT);

          const told = { 'words-plus': 0, 'words-juridik': 0 };
          for (const { receipt } of await retention.receipts(TENANT, 200)) {
            for (const { rule, count } of [...receipt.removed, ...receipt.expired])
              told[rule as keyof typeof told] += count;
          }
          expect(told).toEqual({ 'words-plus': said.plus, 'words-juridik': said.juridik });
          expect(await ids()).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });
});
