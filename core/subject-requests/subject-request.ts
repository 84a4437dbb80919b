import { z } from 'zod';
import { PlainDate } from '../shared/plain-date.ts';

/** The right that somebody asks for: GDPR Art. 15, 20, 16, 18 and 21. Erasure (Art. 17) has a way of its own. */
export const RequestType = z.enum(['access', 'portability', 'rectification', 'restriction', 'objection']);
export type RequestType = z.infer<typeof RequestType>;

/** How it was answered; a refusal, also of a part, says why (Art. 12(4)). */
export const RequestOutcome = z.enum(['done', 'partly', 'refused']);
export type RequestOutcome = z.infer<typeof RequestOutcome>;

/** What somebody asked for about their own data, and what became of it. */
export const SubjectRequest = z.object({
  version: z.literal(1),
  id: z.string().min(1),
  tenantId: z.string().min(1),
  type: RequestType,
  /** Whose data it is. */
  personId: z.string().min(1),
  /** Their own words. */
  text: z.string(),
  /** `tab`: asked by themselves; `recorded`: it came another way, such as by letter, and was written down here. */
  channel: z.enum(['tab', 'recorded']),
  /** When it came to the organisation. */
  receivedAt: z.iso.datetime(),
  /** The last day for an answer, in the tenant's time zone. */
  dueOn: PlainDate,
  /** Told to the person within the first month (Art. 12(3)). */
  extended: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).nullable(),
  /** Who sees to it; null while nobody does. */
  handledBy: z.string().nullable(),
  answer: z.object({ at: z.iso.datetime(), by: z.string(), outcome: RequestOutcome, text: z.string() }).nullable(),
});
export type SubjectRequest = z.infer<typeof SubjectRequest>;

export type RequestState = 'received' | 'taken' | 'answered';

export function stateOf({ answer, handledBy }: Pick<SubjectRequest, 'answer' | 'handledBy'>): RequestState {
  if (answer) return 'answered';
  return handledBy === null ? 'received' : 'taken';
}

/** @param today in the tenant's time zone */
export function isOverdue({ answer, dueOn }: Pick<SubjectRequest, 'answer' | 'dueOn'>, today: PlainDate): boolean {
  return answer === null && today > dueOn;
}
