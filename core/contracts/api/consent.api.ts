import { z } from 'zod';
import { ConsentLevelName, Cursor, Id, Instant, PageQuery, PersonRef } from './shared.api.ts';

export const LegalBasisName = z.enum(['consent', 'legitimate_interest', 'public_task', 'contract']);

/** What the person who is signed in allows for their own words; `none` takes it back, at any time. */
export const AnswerConsent = z.strictObject({ level: ConsentLevelName });

const Signal = z.enum(['requested', 'given', 'informed', 'renewed', 'refused', 'withdrawn', 'objected', 'expired']);

/** Where a person stands in one meeting. */
export const ConsentState = z.object({
  level: ConsentLevelName,
  /** How their words are handled now; lower where the meeting's ceiling is. */
  effective: ConsentLevelName,
  basis: LegalBasisName,
  signal: Signal,
  at: Instant,
});
export type ConsentState = z.infer<typeof ConsentState>;

export const ReceiptQuery = z.object({ format: z.enum(['json', 'pdf']).default('json') });

export const ConsentsQuery = PageQuery.extend({ meetingId: Id.optional() });
/** Who stands where in which meeting, latest meeting first: ids and dates, nothing of what a meeting was about. */
export const ConsentList = z.object({
  consents: z.array(ConsentState.extend({ meetingId: Id, startedAt: Instant, person: PersonRef })),
  cursor: Cursor,
});
export type ConsentList = z.infer<typeof ConsentList>;
