import type { RetentionReceipt } from './retention-receipt.ts';

/** What a sweep has done so far. */
export interface SweepTally {
  looked: number;
  lifted: number;
  restored: number;
  overdueReviews: string[];
  /** @param times default 1 */
  remove(rule: string, kind: string, times?: number): void;
  skip(holdId: string, rule: string): void;
  /** By rule and kind, in the order of their names. */
  removed(): RetentionReceipt['removed'];
  skipped(): RetentionReceipt['skipped'];
}

export function createSweepTally(): SweepTally {
  const removed = new Map<string, number>();
  const skipped = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string, times = 1) =>
    counts.set(key, (counts.get(key) ?? 0) + times);
  const rows = (counts: Map<string, number>) =>
    [...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, total]): [string, string, number] => {
        const [first = '', second = ''] = JSON.parse(key) as string[];
        return [first, second, total];
      });
  return {
    looked: 0,
    lifted: 0,
    restored: 0,
    overdueReviews: [],
    remove: (rule, kind, times) => void count(removed, JSON.stringify([rule, kind]), times),
    skip: (holdId, rule) => void count(skipped, JSON.stringify([holdId, rule])),
    removed: () => rows(removed).map(([rule, kind, total]) => ({ rule, kind, count: total })),
    skipped: () => rows(skipped).map(([holdId, rule, total]) => ({ holdId, rule, count: total })),
  };
}
