/** What a list is ordered by: `key` first, `id` among equals. Keys of one list compare as text. */
export interface Place {
  key: string;
  id: string;
}

/** Rows in order. Adding and removing finds the place by halving; reading a page costs what it shows. */
export interface SortedRows<Row> extends Iterable<Row> {
  readonly length: number;
  at(index: number): Row | undefined;
  slice(start: number, end: number): Row[];
  add(row: Row): void;
  /** Undefined: there was none, or there is none any more. A row whose place is as before moves nothing. */
  replace(before: Row | undefined, after: Row | undefined): void;
  /** Many at once, sorted once. */
  addAll(rows: readonly Row[]): void;
  /** @returns the index of the first row behind the place */
  after(place: Place): number;
}

export function createSortedRows<Row>(placeOf: (row: Row) => Place): SortedRows<Row> {
  const rows: Row[] = [];

  /** The first index whose row is not before the place, or with `behind` the first that is behind it. */
  function find(place: Place, behind: boolean): number {
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const row = rows[middle];
      const order = row === undefined ? 1 : comparePlaces(placeOf(row), place);
      if (order < 0 || (behind && order === 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function add(row: Row): void {
    rows.splice(find(placeOf(row), true), 0, row);
  }

  return {
    get length() {
      return rows.length;
    },
    at: (index) => rows[index],
    slice: (start, end) => rows.slice(start, end),
    [Symbol.iterator]: () => rows.values(),
    add,
    replace(before, after) {
      const index = before === undefined ? -1 : find(placeOf(before), false);
      const isThere = before !== undefined && rows[index] === before;
      if (isThere && after !== undefined && comparePlaces(placeOf(before), placeOf(after)) === 0) {
        rows[index] = after;
        return;
      }
      if (isThere) rows.splice(index, 1);
      if (after !== undefined) add(after);
    },
    addAll(more) {
      for (const row of more) rows.push(row);
      rows.sort((a, b) => comparePlaces(placeOf(a), placeOf(b)));
    },
    after: (place) => find(place, true),
  };
}

export function comparePlaces(a: Place, b: Place): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

const LAST_INSTANT = 9_999_999_999_999;

/** @returns a key that puts the latest instant (ISO 8601) first */
export function latestFirst(instant: string): string {
  return String(LAST_INSTANT - Date.parse(instant)).padStart(13, '0');
}
