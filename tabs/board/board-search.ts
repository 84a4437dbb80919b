import type { BoardFilter } from '../../core/contracts/api/board.api.ts';
import type { BoardColumn } from '../../core/contracts/api/decision.api.ts';
import { COLUMNS } from './columns.ts';

/** What the address of the board says: the filters, the column of a narrow screen, and the decision in the drawer. */
export interface BoardSearch extends BoardFilter {
  column?: BoardColumn | undefined;
  meeting?: string | undefined;
  decision?: string | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** @returns what of an address can be used; a person may have written it */
export function searchOf(raw: Record<string, unknown>): BoardSearch {
  const text = (key: string) => (typeof raw[key] === 'string' && raw[key] !== '' ? raw[key] : undefined);
  const day = (key: string) => (DAY.test(text(key) ?? '') ? text(key) : undefined);
  return {
    ownerId: text('ownerId'),
    seriesId: text('seriesId'),
    from: day('from'),
    to: day('to'),
    text: text('text')?.slice(0, 100),
    column: COLUMNS.find((column) => column === raw['column']),
    meeting: text('meeting'),
    decision: text('decision'),
  };
}

/** @returns the filters alone, without those that are not set */
export function filterOf({ ownerId, seriesId, from, to, text }: BoardSearch): BoardFilter {
  return {
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(seriesId === undefined ? {} : { seriesId }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(text === undefined ? {} : { text }),
  };
}
