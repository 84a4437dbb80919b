import path from 'node:path';
import { z } from 'zod';

const Share = z.object({ total: z.number(), covered: z.number() });

/** What Istanbul's `json-summary` writes: figures by file, and `total`. */
export const CoverageSummary = z.record(z.string(), z.object({ lines: Share, branches: Share }));
export type CoverageSummary = z.infer<typeof CoverageSummary>;

type Measure = 'lines' | 'branches';

interface Floor {
  name: string;
  /** Below the root; empty: everything. */
  folder: string;
  measure: Measure;
  /** Percent. */
  least: number;
}

/** Core is what Kollegan knows: no I/O stands in the way of testing it. */
const FLOORS: readonly Floor[] = [
  { name: 'core', folder: 'core', measure: 'lines', least: 95 },
  { name: 'core', folder: 'core', measure: 'branches', least: 95 },
  { name: 'everything', folder: '', measure: 'lines', least: 85 },
];

export interface CoverageFigure {
  /** Such as `core lines 96.1 % (at least 95 %)`. */
  text: string;
  passes: boolean;
}

/** @returns each floor with the figure that was reached; a folder without any code passes no floor */
export function checkCoverage(summary: CoverageSummary, root: string): CoverageFigure[] {
  return FLOORS.map(({ name, folder, measure, least }) => {
    const reached = percent(summary, { inside: path.join(root, folder) + (folder === '' ? '' : path.sep), measure });
    return { text: `${name} ${measure} ${reached.toFixed(1)} % (at least ${least} %)`, passes: reached >= least };
  });
}

function percent(summary: CoverageSummary, { inside, measure }: { inside: string; measure: Measure }): number {
  const shares = Object.entries(summary)
    .filter(([file]) => file !== 'total' && file.startsWith(inside))
    .map(([, figures]) => figures[measure]);
  const total = shares.reduce((sum, share) => sum + share.total, 0);
  const covered = shares.reduce((sum, share) => sum + share.covered, 0);
  return total === 0 ? 0 : (100 * covered) / total;
}
