import { z } from 'zod';
import { ConsentLevelName, Day, Id, Instant } from './shared.api.ts';

const Count = z.number().int().min(0);

/** A line of the table of rules; `period` is null where nothing ends by itself. */
const RuleView = z.object({
  id: z.string(),
  level: ConsentLevelName.nullable(),
  period: z.object({ length: z.number(), unit: z.enum(['days', 'months', 'years']) }).nullable(),
  source: z.enum(['tenant', 'installation', 'default']),
  from: z.string(),
  ground: z.string(),
  isLaw: z.boolean(),
});
export type RuleView = z.infer<typeof RuleView>;

const RemovedRow = z.object({ rule: z.string(), kind: z.string(), count: Count });

const SweepView = z.object({
  id: Id,
  startedAt: Instant,
  durationMs: Count,
  looked: Count,
  removed: z.array(RemovedRow),
  /** What expired since the sweep before, and was gone within the hour. */
  expired: z.array(RemovedRow),
  skipped: z.array(z.object({ holdId: z.string(), rule: z.string(), count: Count })),
  overdueReviews: z.array(z.string()),
  /** Signed; null for what only would be done. */
  jws: z.string().nullable(),
});

/** `dryRun=true` also looks at what would go now, which takes a while. */
export const RetentionQuery = z.object({ dryRun: z.enum(['true', 'false']).default('false') });

export const RetentionView = z.object({
  rules: z.array(RuleView),
  nextSweep: Instant.nullable(),
  /** Latest first. */
  sweeps: z.array(SweepView),
  dryRun: SweepView.nullable(),
});
export type RetentionView = z.infer<typeof RetentionView>;

const HoldTarget = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('tenant') }),
  z.strictObject({ type: z.literal('meeting'), meetingId: Id }),
  z.strictObject({ type: z.literal('person'), personId: Id }),
]);

const Terms = {
  owner: z.string().trim().min(1).max(120),
  reason: z.string().trim().min(1).max(500),
  reviewOn: Day,
};

export const PlaceHold = z.strictObject({ target: HoldTarget, ...Terms, requestId: Id });
export const ChangeHold = z.strictObject(Terms);

export const HoldView = z.object({
  id: Id,
  target: HoldTarget,
  owner: z.string(),
  reason: z.string(),
  reviewOn: Day,
  isOverdue: z.boolean(),
  placedBy: z.string(),
  placedAt: Instant,
  releasedAt: Instant.nullable(),
  /** Goes into If-Match of `holds.change`. */
  etag: z.string(),
});
export type HoldView = z.infer<typeof HoldView>;

/** Those that stand first, then by when they were placed. */
export const HoldList = z.object({ holds: z.array(HoldView) });
