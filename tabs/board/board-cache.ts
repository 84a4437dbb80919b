import type { QueryClient } from '@tanstack/react-query';
import type { Board, BoardFilter } from '../../core/contracts/api/board.api.ts';
import type { BoardColumn, DecisionCard } from '../../core/contracts/api/decision.api.ts';
import { COLUMNS } from './columns.ts';
import { type CardKey, fits, isSame, type LoadedColumn, withCard, withoutCard } from './place-card.ts';

/** The cards that have been fetched for one filter, to be changed one by one. */
export interface BoardCache {
  find: (key: CardKey) => DecisionCard | null;
  /** Puts the card where it belongs now; it may have been in another column, or nowhere. */
  put: (card: DecisionCard) => void;
  remove: (key: CardKey) => void;
  /** Asks for everything anew, from the first page. */
  reload: () => Promise<void>;
  forget: () => void;
}

export function createBoardCache(queryClient: QueryClient, filter: BoardFilter): BoardCache {
  const keyOf = (column: BoardColumn) => ['column', filter, column];
  const read = (column: BoardColumn) => queryClient.getQueryData<LoadedColumn>(keyOf(column));
  const write = (column: BoardColumn, change: (loaded: LoadedColumn) => LoadedColumn) => {
    queryClient.setQueryData<LoadedColumn>(keyOf(column), (loaded) => (loaded ? change(loaded) : loaded));
  };

  function remove(key: CardKey): void {
    for (const column of COLUMNS) write(column, (loaded) => withoutCard(loaded, key));
  }

  return {
    remove,
    find(key) {
      const all = COLUMNS.flatMap((column) => read(column)?.pages.flatMap(({ cards }) => cards) ?? []);
      return all.find((card) => isSame(card, key)) ?? null;
    },
    put(card) {
      remove(card);
      if (fits(card, filter)) write(card.column, (loaded) => withCard(loaded, card));
    },
    async reload() {
      await queryClient.invalidateQueries({ queryKey: ['board', filter] });
      const board = queryClient.getQueryData<Board>(['board', filter]);
      for (const page of board?.columns ?? []) {
        write(page.column, () => ({ pages: [page], pageParams: [null] }));
      }
    },
    forget() {
      queryClient.removeQueries({ queryKey: ['column', filter] });
      queryClient.removeQueries({ queryKey: ['board', filter] });
    },
  };
}
