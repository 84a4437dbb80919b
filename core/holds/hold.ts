import { z } from 'zod';

const Id = z.string().min(1).max(200);

/** What is held: everything of a tenant, of one meeting, or of one person. */
export const HoldSubject = z.discriminatedUnion('type', [
  z.object({ type: z.literal('tenant') }),
  z.object({ type: z.literal('meeting'), meetingId: Id }),
  z.object({ type: z.literal('person'), personId: Id }),
]);
export type HoldSubject = z.infer<typeof HoldSubject>;

/** A legal hold: while it stands, nothing of its subject is removed, whoever asks. */
export const Hold = z.object({
  id: Id,
  subject: HoldSubject,
  /** Who answers for it, such as a role. */
  owner: z.string().trim().min(1).max(120),
  reason: z.string().trim().min(1).max(500),
  /** On this day somebody decides whether it still is needed. */
  reviewOn: z.iso.date(),
  placedBy: Id,
  placedAt: z.iso.datetime(),
  releasedBy: Id.nullable(),
  releasedAt: z.iso.datetime().nullable(),
  /** How often it was written, so that of two people who change it at once one is told. */
  revision: z.number().int().min(1).default(1),
});
export type Hold = z.infer<typeof Hold>;

/** @returns whether its review day is over, so that somebody should have looked at it */
export function isReviewOverdue({ reviewOn, releasedAt }: Hold, now: Date): boolean {
  return releasedAt === null && reviewOn < now.toISOString().slice(0, 10);
}
