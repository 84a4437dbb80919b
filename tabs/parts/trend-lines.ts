export interface TrendPoint {
  value: number | null;
}

export interface TrendLines {
  /** Points of a polyline each: `x,y x,y`. */
  lines: string[];
  /** Values with nothing on either side. */
  dots: { x: number; y: number }[];
  targetY: number;
}

/** @returns the lines of a trend in a box of this size, broken where a value is missing; the target is always in view */
export function linesOf(
  points: readonly TrendPoint[],
  target: number,
  { width, height }: { width: number; height: number },
): TrendLines {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const high = Math.max(target, ...values);
  const low = Math.min(target, 0, ...values);
  const yOf = (value: number) => round(high === low ? height / 2 : height - ((value - low) / (high - low)) * height);
  const step = points.length > 1 ? width / (points.length - 1) : 0;
  const runs: { x: number; y: number }[][] = [[]];
  for (const [index, { value }] of points.entries()) {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ x: round(index * step), y: yOf(value) });
  }
  return {
    lines: runs.filter((run) => run.length > 1).map((run) => run.map(({ x, y }) => `${x},${y}`).join(' ')),
    dots: runs.flatMap((run) => (run.length === 1 ? run : [])),
    targetY: yOf(target),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
