import { cardPage } from '../../../core/board/index.ts';
import { BoardColumn } from '../../../core/contracts/api/decision.api.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { ApiHandlers } from '../handler.ts';
import { BAD_CURSOR } from '../problems.ts';
import { fromCursor, toCursor } from '../views/cursor.ts';
import { cardView } from '../views/decision-view.ts';

export function boardHandlers({ board }: ApiDeps): Pick<ApiHandlers, 'board.read' | 'board.column'> {
  return {
    async 'board.read'({ caller, query }) {
      const view = (await board.fresh(caller.tenantId)).viewOf(caller.personId);
      const { limit, ...filter } = query;
      const columns = BoardColumn.options.map((column) => {
        const { total, rows, next } = cardPage(view, column, filter, { limit, after: null });
        return { column, total, cards: rows.map((row) => cardView(row, caller)), cursor: toCursor(next) };
      });
      return { body: { columns, ...view.choices() } };
    },
    async 'board.column'({ caller, params: { column }, query }) {
      const { limit, cursor, ...filter } = query;
      const after = fromCursor(cursor);
      if (after === 'invalid') return BAD_CURSOR;
      const view = (await board.fresh(caller.tenantId)).viewOf(caller.personId);
      const { total, rows, next } = cardPage(view, column, filter, { limit, after });
      return { body: { column, total, cards: rows.map((row) => cardView(row, caller)), cursor: toCursor(next) } };
    },
  };
}
