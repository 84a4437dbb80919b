import { z } from 'zod';

const Count = z.number().int().min(0);

/** How much of one kind was removed by one rule. */
export const RemovedRow = z.object({ rule: z.string(), kind: z.string(), count: Count });
export type RemovedRow = z.infer<typeof RemovedRow>;

/** What one sweep did in one tenant: counts and ids of holds, nothing of what was removed. */
export const RetentionReceipt = z.object({
  version: z.literal(1),
  id: z.string(),
  tenantId: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  durationMs: Count,
  /** Documents that were looked at. */
  looked: Count,
  removed: z.array(RemovedRow),
  /** What expired since the last receipt and was removed before this sweep, within the hour. */
  expired: z.array(RemovedRow).default([]),
  /** What a hold kept although its time was over. */
  skipped: z.array(z.object({ holdId: z.string(), rule: z.string(), count: Count })),
  /** Documents whose expiry a hold took away, and those that got it back. */
  lifted: Count,
  restored: Count,
  /** Holds whose review day is over. */
  overdueReviews: z.array(z.string()),
});
export type RetentionReceipt = z.infer<typeof RetentionReceipt>;

/** A receipt as it is stored, with its signature. */
export const StoredReceipt = z.object({ receipt: RetentionReceipt, jws: z.string() });
export type StoredReceipt = z.infer<typeof StoredReceipt>;
