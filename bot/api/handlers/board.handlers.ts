import { type Choice, cardPage, type PersonView } from '../../../core/board/index.ts';
import type { BoardChoiceKind } from '../../../core/contracts/api/board.api.ts';
import { BoardColumn } from '../../../core/contracts/api/decision.api.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { ApiHandlers } from '../handler.ts';
import { BAD_CURSOR } from '../problems.ts';
import { fromCursor, toCursor } from '../views/cursor.ts';
import { cardView } from '../views/decision-view.ts';

type Names = 'board.read' | 'board.column' | 'board.choices';

export function boardHandlers({ board }: ApiDeps): Pick<ApiHandlers, Names> {
  return {
    async 'board.read'({ caller, query }) {
      const view = (await board.fresh(caller.tenantId)).viewOf(caller.personId);
      const { limit, ...filter } = query;
      const columns = BoardColumn.options.map((column) => {
        const { total, rows, next } = cardPage(view, column, filter, { limit, after: null });
        return { column, total, cards: rows.map((row) => cardView(row, caller)), cursor: toCursor(next) };
      });
      const owners = offered(view, 'owners', filter.ownerId);
      return { body: { columns, owners, series: offered(view, 'series', filter.seriesId) } };
    },
    async 'board.column'({ caller, params: { column }, query }) {
      const { limit, cursor, ...filter } = query;
      const after = fromCursor(cursor);
      if (after === 'invalid') return BAD_CURSOR;
      const view = (await board.fresh(caller.tenantId)).viewOf(caller.personId);
      const { total, rows, next } = cardPage(view, column, filter, { limit, after });
      return { body: { column, total, cards: rows.map((row) => cardView(row, caller)), cursor: toCursor(next) } };
    },
    async 'board.choices'({ caller, params: { kind }, query: { text = '', limit, cursor } }) {
      const after = fromCursor(cursor);
      if (after === 'invalid') return BAD_CURSOR;
      const view = (await board.fresh(caller.tenantId)).viewOf(caller.personId);
      const { rows, next } = view.choices(kind).search(text, { limit, after });
      return { body: { choices: rows, cursor: toCursor(next) } };
    },
  };
}

/** The one that is chosen is among them, whatever else is: an address says its id alone. */
function offered(view: PersonView, kind: BoardChoiceKind, chosenId: string | undefined): Choice[] {
  const choices = view.choices(kind);
  const frequent = choices.frequent();
  const isThere = chosenId === undefined || frequent.some(({ id }) => id === chosenId);
  const chosen = isThere ? undefined : choices.find(chosenId);
  return chosen ? [chosen, ...frequent] : [...frequent];
}
