const Z95 = 1.959964;

/** @returns the 95 % interval of a share of `n`, by Wilson (1927), between 0 and 1 */
export function wilson(hits: number, n: number): [number, number] {
  if (n === 0) return [0, 1];
  const share = hits / n;
  const square = (Z95 * Z95) / n;
  const middle = share + square / 2;
  const half = Z95 * Math.sqrt((share * (1 - share)) / n + square / (4 * n));
  return [Math.max(0, (middle - half) / (1 + square)), Math.min(1, (middle + half) / (1 + square))];
}

/** @returns the smallest value that `p` of all values are not above (nearest rank); null of none */
export function percentile(values: readonly number[], p: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? null;
}
