import type { RetentionReceipt } from './retention-receipt.ts';

/** What a sweep has done so far. */
export interface SweepTally {
  looked: number;
  lifted: number;
  restored: number;
  overdueReviews: string[];
  remove(rule: string, kind: string): void;
  skip(holdId: string, rule: string): void;
  /** By rule and kind, in the order of their names. */
  removed(): RetentionReceipt['removed'];
  skipped(): RetentionReceipt['skipped'];
}

export function createSweepTally(): SweepTally {
  const removed = new Map<string, number>();
  const skipped = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
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
    remove: (rule, kind) => void count(removed, JSON.stringify([rule, kind])),
    skip: (holdId, rule) => void count(skipped, JSON.stringify([holdId, rule])),
    removed: () => rows(removed).map(([rule, kind, total]) => ({ rule, kind, count: total })),
    skipped: () => rows(skipped).map(([holdId, rule, total]) => ({ holdId, rule, count: total })),
  };
}
