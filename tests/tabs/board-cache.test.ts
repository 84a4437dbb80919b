import { QueryClient } from '@tanstack/react-query';
import type { BoardColumn, DecisionCard } from '../../core/contracts/api/decision.api.ts';
import type { LiveEvent } from '../../core/contracts/api/event.api.ts';
import type { CallApi } from '../../tabs/api/call-api.ts';
import { localProblem, ProblemError } from '../../tabs/api/problem-error.ts';
import { createBoardCache } from '../../tabs/board/board-cache.ts';
import { COLUMNS } from '../../tabs/board/columns.ts';
import { refreshBoard } from '../../tabs/board/refresh-board.ts';
import { card } from './sample-card.ts';

const FILTER = {};
let client: QueryClient;
let cache: ReturnType<typeof createBoardCache>;
/** What the server has. */
let stored: DecisionCard[];

const boardOf = (cards: readonly DecisionCard[]) => ({
  columns: COLUMNS.map((column) => {
    const own = cards.filter((each) => each.column === column);
    return { column, total: own.length, cards: own, cursor: null };
  }),
});

beforeEach(async () => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } } });
  stored = [card('a'), card('b', { column: 'done' })];
  await client.prefetchQuery({ queryKey: ['board', FILTER], queryFn: async () => boardOf(stored) });
  for (const page of boardOf(stored).columns) {
    client.setQueryData(['column', FILTER, page.column], { pages: [page], pageParams: [null] });
  }
  cache = createBoardCache(client, FILTER);
});
afterEach(() => client.clear());

/** Only what is asked of one decision. */
const call = (async (_name: string, { params }: { params: { decisionId: string } }) => {
  const found = stored.find(({ id }) => id === params.decisionId);
  if (!found) throw new ProblemError({ ...localProblem('TABS.FAILED', 404), code: 'API.NOT_FOUND' });
  return found;
}) as unknown as CallApi;

const shown = (column: BoardColumn) =>
  client
    .getQueryData<{ pages: { cards: DecisionCard[] }[] }>(['column', FILTER, column])
    ?.pages.flatMap(({ cards }) => cards.map(({ id }) => id));
const happens = (event: LiveEvent) => refreshBoard({ event, call, cache });

describe('the cards that are shown', () => {
  it('are found, moved and removed, wherever they were', () => {
    const a = card('a');
    expect(cache.find(a)).toEqual(a);
    cache.put({ ...a, column: 'in-progress' });
    expect([shown('open'), shown('in-progress')]).toEqual([[], ['a']]);
    cache.remove(a);
    expect(cache.find(a)).toBeNull();
  });

  it('follow what happens elsewhere: a card by itself, and one that is gone', async () => {
    stored = [card('a', { column: 'done', etag: '"2"' })];
    await happens({ type: 'meeting', meetingId: 'm-1', decisionIds: ['a', 'b'] });

    expect([shown('open'), shown('done')]).toEqual([[], ['a']]);
  });

  it('are asked for anew when much happened, a meeting went or something may have been missed', async () => {
    client.setQueryDefaults(['board'], { queryFn: async () => boardOf(stored) });
    const many = ['1', '2', '3', '4', '5', '6'];
    const events: LiveEvent[] = [
      { type: 'meeting', meetingId: 'm-1', decisionIds: many },
      { type: 'meeting-removed', meetingId: 'm-1' },
      { type: 'resync' },
    ];
    for (const [index, event] of events.entries()) {
      stored = [card(`new-${index}`, { column: 'parked' })];
      await client.refetchQueries({ queryKey: ['board', FILTER], type: 'all' });
      await happens(event);
      expect([shown('open'), shown('parked')]).toEqual([[], [`new-${index}`]]);
    }
  });

  it('stay as they are for what is not about them', async () => {
    await happens({ type: 'settings' });

    expect(shown('open')).toEqual(['a']);
  });

  it('are forgotten with their filter', () => {
    cache.forget();

    expect(shown('open')).toBeUndefined();
  });
});
