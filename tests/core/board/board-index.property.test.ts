import fc from 'fast-check';
import { createSqliteDocumentStore } from '../../../adapters/store/sqlite/create-sqlite-document-store.ts';
import {
  type BoardIndex,
  cardPage,
  createBoardIndex,
  meetingPage,
  type PersonView,
} from '../../../core/board/index.ts';
import { progressOf } from '../../../core/decisions/index.ts';
import { createMeetings, type Meeting, type Meetings } from '../../../core/meetings/index.ts';
import type { DocumentStore } from '../../../core/storage/index.ts';
import { decision } from '../../helpers/decisions.ts';
import { referenceTo, TENANT } from '../../helpers/meeting-steps.ts';
import { meetingOf } from '../../helpers/meetings.ts';
import { ANNA, BO, CILLA } from '../../helpers/people.ts';
import { createRecordingLogger, createRecordingMetrics } from '../../helpers/recording-telemetry.ts';
import { createTestClock } from '../../helpers/test-clock.ts';
import { createTestStore } from '../../helpers/test-store.ts';

const COLUMNS = ['open', 'in-progress', 'done', 'parked'] as const;
const PEOPLE = [ANNA, BO, CILLA];
const FILTERS: { ownerId?: string; seriesId?: string }[] = [
  { ownerId: 'anna' },
  { ownerId: 'bo' },
  { seriesId: '19:1@thread.v2' },
];

/** What one of two processes does to one of a few meetings. */
const step = fc.record({
  process: fc.constantFrom(0, 1),
  meeting: fc.integer({ min: 1, max: 5 }),
  act: fc.oneof(
    {
      weight: 10,
      arbitrary: fc.record({
        type: fc.constant('write' as const),
        people: fc.subarray([0, 1, 2]),
        rows: fc.array(row(), { maxLength: 4 }),
      }),
    },
    { weight: 10, arbitrary: fc.record({ type: fc.constant('look' as const) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('remove' as const) }) },
  ),
  wait: fc.constantFrom(0, 1, 1_000, 20_000),
});

function row() {
  return fc.record({
    column: fc.constantFrom(...COLUMNS),
    owner: fc.option(fc.constantFrom('anna', 'bo'), { nil: null }),
    deadline: fc.option(fc.constantFrom('2026-10-06', '2026-10-07', '2026-11-01'), { nil: null }),
    dismissed: fc.boolean(),
  });
}
type Row = { column: (typeof COLUMNS)[number]; owner: string | null; deadline: string | null; dismissed: boolean };

function decisionOf(meetingId: string, index: number, { column, owner, deadline, dismissed }: Row) {
  const at = '2026-10-05T09:00:00.000Z';
  return decision({
    id: `${meetingId}-d-${index}`,
    title: `Sak ${index}`,
    owner: owner === null ? { type: 'none' } : { type: 'person', personId: owner },
    deadline,
    status: statusOf(column, dismissed),
    parkedReason: column === 'parked' ? 'Väntar' : null,
    startedAt: column === 'in-progress' ? at : null,
    doneAt: column === 'done' ? at : null,
  });
}

function statusOf(column: Row['column'], dismissed: boolean) {
  if (dismissed) return 'dismissed';
  return column === 'parked' ? 'parked' : 'confirmed';
}

/** What the person sees, read from the view page by page. */
function seenBy(view: PersonView) {
  const cards = COLUMNS.flatMap((column) => {
    const ids: string[] = [];
    let after: Parameters<typeof cardPage>[3]['after'] = null;
    do {
      const page = cardPage(view, column, {}, { limit: 2, after });
      ids.push(...page.rows.map(({ id }) => `${column}/${id}`));
      after = page.next;
      if (after === null) expect(page.total).toBe(ids.length);
    } while (after !== null);
    return ids;
  });
  const meetings = meetingPage(view, {}, { limit: 100, after: null }).rows.map(({ id }) => id);
  const filtered = FILTERS.map((filter) =>
    COLUMNS.flatMap((column) => cardPage(view, column, filter, { limit: 100, after: null }).rows)
      .map(({ id, column }) => `${column}/${id}`)
      .toSorted(),
  );
  return { cards: cards.toSorted(), meetings: meetings.toSorted(), filtered };
}

/** The same, counted from the meetings themselves. */
function modelOf(meetings: readonly Meeting[], personId: string) {
  const theirs = meetings.filter(({ people }) => people.some(({ id }) => id === personId));
  const rows = theirs.flatMap(({ decisions, conversationId }) =>
    decisions
      .filter(({ status }) => status !== 'dismissed')
      .map((each) => ({
        card: `${progressOf(each)}/${each.id}`,
        ownerId: each.owner.type === 'person' ? each.owner.personId : null,
        seriesId: conversationId,
      })),
  );
  const filtered = FILTERS.map(({ ownerId, seriesId }) =>
    rows
      .filter((row) => (ownerId ? row.ownerId === ownerId : row.seriesId === seriesId))
      .map(({ card }) => card)
      .toSorted(),
  );
  return { cards: rows.map(({ card }) => card).toSorted(), meetings: theirs.map(({ id }) => id).toSorted(), filtered };
}

it('shows what a count of all meetings would show, whoever of two processes wrote what', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }),
      fc.constantFrom(-30_000, -10_000, 0, 10_000, 30_000),
      async (steps, skew) => {
        const clock = createTestClock();
        const skewed = { now: () => new Date(clock.now().getTime() + skew) };
        const first = createTestStore(clock);
        const second = createSqliteDocumentStore({ file: first.file, clock });
        const processes = [first.store, second].map((store, index) => processOver(store, index === 0 ? clock : skewed));
        const model = new Map<string, Meeting>();

        async function look(board: BoardIndex): Promise<void> {
          // With clocks apart a write may take a second until it is seen.
          if (skew !== 0) clock.advance(1_000);
          const index = await board.fresh(TENANT);
          for (const { id } of PEOPLE) expect(seenBy(index.viewOf(id))).toEqual(modelOf([...model.values()], id));
        }

        try {
          for (const { process, meeting: number, act, wait } of steps) {
            const { meetings, board } = processes[process] as (typeof processes)[number];
            const id = `m-${number}`;
            const conversationId = `19:${number}@thread.v2`;
            const key = { tenantId: TENANT, conversationId, meetingId: id };
            if (act.type === 'look') await look(board);
            if (act.type === 'remove' && (await meetings.remove(key))) {
              model.delete(id);
              for (const each of processes) each.board.invalidate(TENANT);
            }
            if (act.type === 'write') {
              const next = meetingOf({
                id,
                conversationId,
                reference: referenceTo({ conversationId }),
                title: `Möte ${number}`,
                people: act.people.map((index) => PEOPLE[index] ?? ANNA),
                decisions: act.rows.map((each, index) => decisionOf(id, index, each)),
              });
              if (model.has(id)) await meetings.change(key, () => ({ meeting: next, result: null }));
              else await meetings.create(next, []);
              model.set(id, next);
            }
            clock.advance(wait);
          }
          for (const { board } of processes) await look(board);
        } finally {
          second.close();
          first.dispose();
        }
      },
    ),
    { numRuns: 60 },
  );
});

function processOver(store: DocumentStore, clock: { now(): Date }): { meetings: Meetings; board: BoardIndex } {
  return {
    meetings: createMeetings({ store, metrics: createRecordingMetrics(), clock, onPending: () => undefined }),
    board: createBoardIndex({ store, clock, logger: createRecordingLogger() }),
  };
}
