import { z } from 'zod';
import { PlainDate } from '../shared/plain-date.ts';

/** One line of `analyze --json`: a decision or a task that a transcript holds. */
export const FoundRecord = z.object({
  text: z.string(),
  kind: z.enum(['decision', 'action']),
  /** An attendee's full name, or the name as said for someone who is not in the meeting; null when it is open. */
  owner: z.string().nullable(),
  /** Full names of those who may be meant when the owner is open. */
  ownerCandidates: z.array(z.string()),
  deadline: PlainDate.nullable(),
  confidence: z.number(),
  /** Utterance ids: `L42` is what begins at line 42 of the file, `P42` at paragraph 42 of a Word file. */
  evidence: z.array(z.string()),
  /** What else was on the table when it was decided, as short sentences. */
  alternatives: z.array(z.string()),
});
export type FoundRecord = z.infer<typeof FoundRecord>;
