import fc from 'fast-check';
import { createAuditLog, readEvents } from '../../../core/audit/index.ts';
import { createTestClock } from '../../helpers/test-clock.ts';
import { createTestStore } from '../../helpers/test-store.ts';
import { eventsOf, TENANT } from './audit-world.ts';

const EVENTS = 530;

let store: ReturnType<typeof createTestStore>['store'];
let dispose: () => void;
beforeAll(async () => {
  ({ store, dispose } = createTestStore(createTestClock()));
  const log = createAuditLog({ store });
  await log.append(TENANT, eventsOf(1, EVENTS - 1));
  const [last] = eventsOf(EVENTS, EVENTS);
  if (last) await log.append(TENANT, [{ ...last, type: 'meeting.closed', meetingId: 'm-2' }]);
});
afterAll(() => dispose());

async function sequences(limit: number, continuation?: string) {
  const page = await readEvents(store, { tenantId: TENANT, limit, ...(continuation && { continuation }) });
  return { ...page, events: page.events.map(({ sequence }) => sequence) };
}

it('gives all events, latest first, in pages of any size', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 20, max: 300 }), async (limit) => {
      const all: number[] = [];
      let continuation: string | undefined;
      do {
        const page = await sequences(limit, continuation);
        expect(page.events.length).toBe(Math.min(limit, EVENTS - all.length));
        all.push(...page.events);
        continuation = page.continuation;
      } while (continuation !== undefined);
      expect(all).toEqual(Array.from({ length: EVENTS }, (_, index) => EVENTS - index));
    }),
    { numRuns: 8, examples: [[23], [256], [274], [EVENTS]] },
  );
});

it('reads no more of a long log than of a short one', async () => {
  let documents = 0;
  const counting = {
    ...store,
    async query(query: Parameters<typeof store.query>[0]) {
      const page = await store.query(query);
      documents += page.documents.length;
      return page;
    },
  };
  await readEvents(counting, { tenantId: TENANT, limit: 10 });

  // The last tile, and the keys of two persons.
  expect(documents).toBeLessThanOrEqual(256 + 2);
});

it('has none of a tenant where nothing was logged', async () => {
  expect(await readEvents(store, { tenantId: 'nobody', limit: 10 })).toEqual({ events: [] });
});

it('finds those of one meeting or type', async () => {
  const meeting = { id: 'm-2', conversationId: '19:meeting_1@thread.v2' };

  expect((await readEvents(store, { tenantId: TENANT, meeting, limit: 10 })).events).toHaveLength(1);
  expect((await readEvents(store, { tenantId: TENANT, type: 'meeting.closed', limit: 10 })).events).toHaveLength(1);
  expect((await readEvents(store, { tenantId: TENANT, type: 'decision.confirmed', limit: 10 })).events).toHaveLength(
    10,
  );
});

it.each(['', 'nonsense', '0', '-1', '1.5', '9'.repeat(16)])(
  'refuses a cursor that is none: %j',
  async (continuation) => {
    await expect(readEvents(store, { tenantId: TENANT, limit: 10, continuation })).rejects.toMatchObject({
      code: 'AUDIT.BAD_CURSOR',
    });
  },
);
