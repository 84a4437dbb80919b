import type { Progress } from '../decisions/index.ts';
import { type DecisionRow, type MeetingRow, searchTextOf } from './meeting-row.ts';
import type { Page, PageOptions } from './page.ts';
import type { PersonView } from './person-view.ts';
import type { Place, SortedRows } from './sorted-rows.ts';

export interface CardFilter {
  ownerId?: string | undefined;
  seriesId?: string | undefined;
  /** Deadline on or after, on or before; `YYYY-MM-DD`. */
  from?: string | undefined;
  to?: string | undefined;
  text?: string | undefined;
}

export interface MeetingFilter {
  status?: 'running' | 'closed' | undefined;
  seriesId?: string | undefined;
  text?: string | undefined;
}

/** One page of a column of the person's board. */
export function cardPage(
  view: PersonView,
  column: Progress,
  filter: CardFilter,
  options: PageOptions,
): Page<DecisionRow> {
  const list = view.decisions(column, bucketOf(filter));
  if (!list) return { total: 0, rows: [], next: null };
  return pageOf(list, cardPredicate(filter), options);
}

/** One page of the person's meetings, latest first. */
export function meetingPage(view: PersonView, filter: MeetingFilter, options: PageOptions): Page<MeetingRow> {
  const list = filter.status === 'running' ? view.running : view.meetings;
  const text = filter.text ? searchTextOf(filter.text) : '';
  const tests: ((row: MeetingRow) => boolean)[] = [];
  if (filter.status === 'closed') tests.push((row) => row.status === 'closed');
  if (filter.seriesId !== undefined) tests.push((row) => row.seriesId === filter.seriesId);
  if (text !== '') tests.push((row) => row.searchText.includes(text));
  return pageOf(list, allOf(tests), options);
}

function bucketOf({ ownerId, seriesId }: CardFilter) {
  if (ownerId !== undefined) return `owner:${ownerId}` as const;
  return seriesId === undefined ? ('all' as const) : (`series:${seriesId}` as const);
}

/** @returns null when the bucket alone answers */
function cardPredicate({ ownerId, seriesId, from, to, text }: CardFilter): ((row: DecisionRow) => boolean) | null {
  const tests: ((row: DecisionRow) => boolean)[] = [];
  if (ownerId !== undefined && seriesId !== undefined) tests.push((row) => row.meeting.seriesId === seriesId);
  if (from !== undefined) tests.push(({ deadline }) => deadline !== null && deadline >= from);
  if (to !== undefined) tests.push(({ deadline }) => deadline !== null && deadline <= to);
  const wanted = text ? searchTextOf(text) : '';
  if (wanted !== '') tests.push((row) => row.searchText.includes(wanted));
  return allOf(tests);
}

function allOf<Row>(tests: readonly ((row: Row) => boolean)[]): ((row: Row) => boolean) | null {
  return tests.length === 0 ? null : (row) => tests.every((test) => test(row));
}

/** Without a predicate it reads what it shows; with one it looks at every row of the list once, for the total. */
function pageOf<Row extends { place: Place }>(
  list: SortedRows<Row>,
  predicate: ((row: Row) => boolean) | null,
  { limit, after }: PageOptions,
): Page<Row> {
  const start = after === null ? 0 : list.after(after);
  const rows: Row[] = [];
  let total = predicate === null ? list.length : 0;
  let more = false;
  for (let index = predicate === null ? start : 0; index < list.length; index++) {
    const row = list.at(index);
    if (row === undefined || (predicate !== null && !predicate(row))) continue;
    if (predicate !== null) total += 1;
    if (index < start) continue;
    if (rows.length < limit) rows.push(row);
    else more = true;
    if (more && predicate === null) break;
  }
  return { total, rows, next: more ? (rows.at(-1)?.place ?? null) : null };
}
