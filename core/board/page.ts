import type { Place } from './sorted-rows.ts';

export interface PageOptions {
  limit: number;
  /** Where the page before ended. */
  after: Place | null;
}

export interface Page<Row> {
  /** All that fit the filter. */
  total: number;
  rows: Row[];
  /** Where the next page starts; null on the last. */
  next: Place | null;
}
