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

interface Placed {
  place: Place;
}

export function createSortedRows<Row extends Placed>(): SortedRows<Row> {
  return new Rows<Row>();
}

/** A class, since whoever sees everything has tens of thousands of them: the methods are made once. */
class Rows<Row extends Placed> implements SortedRows<Row> {
  private readonly rows: Row[] = [];

  get length(): number {
    return this.rows.length;
  }

  at(index: number): Row | undefined {
    return this.rows[index];
  }

  slice(start: number, end: number): Row[] {
    return this.rows.slice(start, end);
  }

  [Symbol.iterator](): Iterator<Row> {
    return this.rows.values();
  }

  add(row: Row): void {
    this.rows.splice(this.find(row.place, true), 0, row);
  }

  replace(before: Row | undefined, after: Row | undefined): void {
    const index = before === undefined ? -1 : this.find(before.place, false);
    const isThere = before !== undefined && this.rows[index] === before;
    if (isThere && after !== undefined && comparePlaces(before.place, after.place) === 0) {
      this.rows[index] = after;
      return;
    }
    if (isThere) this.rows.splice(index, 1);
    if (after !== undefined) this.add(after);
  }

  addAll(more: readonly Row[]): void {
    for (const row of more) this.rows.push(row);
    this.rows.sort((a, b) => comparePlaces(a.place, b.place));
  }

  after(place: Place): number {
    return this.find(place, true);
  }

  /** The first index whose row is not before the place, or with `behind` the first that is behind it. */
  private find(place: Place, behind: boolean): number {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const row = this.rows[middle];
      const order = row === undefined ? 1 : comparePlaces(row.place, place);
      if (order < 0 || (behind && order === 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
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
