import { z } from 'zod';

const Id = z.string().min(1).max(200);

/** What every job carries: whose it is, which meeting, and the id that ties its logs to the turn that caused it. */
const JobBase = z.object({
  tenantId: Id,
  conversationId: Id,
  meetingId: Id,
  correlationId: Id,
});

/** Make the Planner task of a decision, or bring it up to date with the decision. */
export const PlannerTaskJob = JobBase.extend({ decisionId: Id });
export type PlannerTaskJob = z.infer<typeof PlannerTaskJob>;

/** Write the recap of a closed meeting: card in the chat, mail to the participants. */
export const RecapJob = JobBase;
export type RecapJob = z.infer<typeof RecapJob>;

/** Remind the owner of a decision unless its task is done. `round` counts from 1; a snooze starts the next. */
export const NudgeJob = JobBase.extend({ decisionId: Id, round: z.number().int().min(1).max(99) });
export type NudgeJob = z.infer<typeof NudgeJob>;

/**
 * Post the pre-brief: of a meeting that has begun where the turn could not, or, with `startsAt`, of one that is to begin
 * then; `meetingId` is the one that it will have.
 */
export const BriefJob = JobBase.extend({ startsAt: z.iso.datetime().optional() });
export type BriefJob = z.infer<typeof BriefJob>;

/** Post a card that could not be posted in its turn; falls back to text, then to mail. */
export const NotificationJob = z.discriminatedUnion('card', [
  JobBase.extend({ card: z.literal('consent') }),
  JobBase.extend({ card: z.literal('decision'), decisionId: Id }),
  JobBase.extend({ card: z.literal('decision-close') }),
  /** The word in the chat of a coming meeting. */
  JobBase.extend({ card: z.literal('hello') }),
]);
export type NotificationJob = z.infer<typeof NotificationJob>;

/** Remove what was asked to be removed. Names the request alone: whom it is about stands in its document. */
export const RequestedErasureJob = z.object({
  type: z.literal('requested'),
  tenantId: Id,
  requestId: Id,
  correlationId: Id,
});
export type RequestedErasureJob = z.infer<typeof RequestedErasureJob>;

/** Remove the words that a person's yes carried in a meeting, now that they have taken it back. */
export const WithdrawalErasureJob = JobBase.extend({
  type: z.literal('withdrawal'),
  personId: Id,
  /** What was said later is not covered by it (ISO 8601). */
  withdrawnAt: z.iso.datetime(),
  /** Hash of the consent event. */
  consentHash: Id,
});
export type WithdrawalErasureJob = z.infer<typeof WithdrawalErasureJob>;

/** Work of the queue `erasures`. */
export const ErasureJob = z.discriminatedUnion('type', [RequestedErasureJob, WithdrawalErasureJob]);
export type ErasureJob = z.infer<typeof ErasureJob>;
