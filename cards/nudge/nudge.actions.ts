import { z } from 'zod';
import { Id } from '../shared/wire.ts';

/** Which reminder is answered; the personal chat does not say which meeting it is about. */
export const NudgeRef = z.strictObject({
  conversationId: Id,
  meetingId: Id,
  decisionId: Id,
  round: z.number().int().min(1).max(99),
});
export type NudgeRef = z.infer<typeof NudgeRef>;

export const NudgeDone = NudgeRef.extend({ verb: z.literal('nudge.done') });
export const NudgeSnooze = NudgeRef.extend({ verb: z.literal('nudge.snooze') });
export const NudgeDecline = NudgeRef.extend({ verb: z.literal('nudge.decline') });
