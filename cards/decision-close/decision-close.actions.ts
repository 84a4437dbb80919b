import { z } from 'zod';
import { Id, Revision } from '../shared/wire.ts';

const MAX_ANSWERS = 200;
const MAX_INPUT_LENGTH = 500;
const INPUT = /^(owner|deadline|parked|reason):(.+)$/su;

/** What was filled in for one decision; what was left empty is absent. `deadline` is as the client sent it. */
export interface CloseAnswer {
  owner?: string;
  deadline?: string;
  parked?: boolean;
  reason?: string;
}

/**
 * "Close the meeting" with the inputs of all rows: `owner:<decisionId>`, `deadline:…`, `parked:…` ("true" or "false")
 * and `reason:…` become `answers` by decision id.
 */
export const CloseSubmit = z
  .object({ verb: z.literal('close.submit'), meetingId: Id, revision: Revision })
  .catchall(z.string().max(MAX_INPUT_LENGTH))
  .transform(({ verb, meetingId, revision, ...inputs }, { issues }) => {
    const answers = new Map<string, CloseAnswer>();
    for (const [key, input] of Object.entries(inputs)) {
      const problem = addAnswer(answers, key, input);
      if (problem === null) continue;
      issues.push({ code: 'custom', message: problem, input: key });
      return z.NEVER;
    }
    return { verb, meetingId, revision, answers: Object.fromEntries(answers) };
  });
export type CloseSubmit = z.infer<typeof CloseSubmit>;

/** "Continue the meeting": back to listening. */
export const CloseReopen = z.strictObject({ verb: z.literal('close.reopen'), meetingId: Id });
export type CloseReopen = z.infer<typeof CloseReopen>;

/** @returns what is wrong with the input, or null when it was added. */
function addAnswer(answers: Map<string, CloseAnswer>, key: string, input: string): string | null {
  const [, field, decisionId] = INPUT.exec(key) ?? [];
  if (field === undefined || !Id.safeParse(decisionId).success || decisionId === undefined) return 'unknown input';
  const answer = answers.get(decisionId) ?? {};
  if (field === 'parked') {
    if (input !== 'true' && input !== 'false') return 'neither true nor false';
    answer.parked = input === 'true';
  } else if (input.trim() !== '') {
    answer[field as 'owner' | 'deadline' | 'reason'] = input.trim();
  }
  answers.set(decisionId, answer);
  return answers.size > MAX_ANSWERS ? 'too many answers' : null;
}
