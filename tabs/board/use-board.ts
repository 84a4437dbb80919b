import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import type { Board, BoardColumnPage, BoardFilter } from '../../core/contracts/api/board.api.ts';
import type { BoardColumn, DecisionCard } from '../../core/contracts/api/decision.api.ts';
import { useApp } from '../app/app-context.ts';
import { useLiveEvents } from '../app/live-context.ts';
import { createBoardCache } from './board-cache.ts';
import { refreshBoard } from './refresh-board.ts';

const FIRST_PAGE = 30;
const NEXT_PAGES = 100;

/** What the filters may be set to, kept fresh together with the columns. */
export function useBoard(filter: BoardFilter) {
  const { call } = useApp();
  const queryClient = useQueryClient();
  const cache = useMemo(() => createBoardCache(queryClient, filter), [queryClient, filter]);
  const board = useQuery({
    queryKey: ['board', filter],
    queryFn: ({ signal }) => call('board.read', { query: { ...filter, limit: FIRST_PAGE }, signal }),
  });

  useLiveEvents(useCallback((event) => void refreshBoard({ event, call, cache }), [call, cache]));
  // What was fetched for other filters is asked for anew when they are chosen again.
  useEffect(() => () => cache.forget(), [cache]);
  return { board, cache };
}

/** One column, as far as it has been scrolled. Its first page comes with those of the others. */
export function useColumn(column: BoardColumn, filter: BoardFilter) {
  const { call } = useApp();
  const queryClient = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: ['column', filter, column],
    initialPageParam: null as string | null,
    async queryFn({ pageParam, signal }): Promise<BoardColumnPage> {
      if (pageParam !== null) {
        return call('board.column', {
          params: { column },
          query: { ...filter, cursor: pageParam, limit: NEXT_PAGES },
          signal,
        });
      }
      const board: Board = await queryClient.ensureQueryData({
        queryKey: ['board', filter],
        queryFn: () => call('board.read', { query: { ...filter, limit: FIRST_PAGE } }),
        revalidateIfStale: false,
      });
      return board.columns.find((page) => page.column === column) ?? { column, total: 0, cards: [], cursor: null };
    },
    getNextPageParam: ({ cursor }) => cursor,
  });
  const pages = query.data?.pages;
  const cards = useMemo<DecisionCard[]>(() => pages?.flatMap((page) => page.cards) ?? [], [pages]);
  return { ...query, cards, total: pages?.[0]?.total ?? 0 };
}
