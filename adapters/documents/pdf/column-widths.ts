export interface ColumnWidthsOptions {
  rows: readonly (readonly string[])[];
  count: number;
  /** To share out, in points. */
  total: number;
  /** Of a text on one line, in points. */
  widthOf: (text: string) => number;
}

/** More rows than these say nothing new about how wide a column is. */
const MAX_SAMPLE = 200;

/**
 * Every column gets what its widest text needs up to an even share; what is left goes to those that need more, by how
 * much they need.
 * @returns the widths, which add up to the total
 */
export function columnWidths({ rows, count, total, widthOf }: ColumnWidthsOptions): number[] {
  const sample = rows.slice(0, MAX_SAMPLE);
  const needs = Array.from({ length: count }, (_, index) =>
    Math.max(24, ...sample.map((row) => Math.min(widthOf(row[index] ?? ''), 3 * total))),
  );
  const share = total / count;
  const least = needs.map((need) => Math.min(need, share));
  const left = total - sum(least);
  const more = needs.map((need, index) => need - (least[index] ?? 0));
  const wanted = sum(more);
  return least.map((width, index) => width + left * (wanted === 0 ? 1 / count : (more[index] ?? 0) / wanted));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
