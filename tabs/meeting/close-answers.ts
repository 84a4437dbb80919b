import type { ApiBodyInput } from '../../core/contracts/api/api-types.ts';
import type { MeetingDetail } from '../../core/contracts/api/meeting.api.ts';

type Decision = MeetingDetail['decisionList'][number];

type Answers = NonNullable<ApiBodyInput<'meetings.close'>['answers']>;

/** What a person has filled in for one decision of the closing list; empty where they have not. */
export interface CloseAnswer {
  ownerId: string;
  deadline: string;
  parked: boolean;
  reason: string;
}

export const NO_ANSWER: CloseAnswer = { ownerId: '', deadline: '', parked: false, reason: '' };

/** @returns the decisions that keep the meeting from closing */
export function missingIn({ decisionList }: Pick<MeetingDetail, 'decisionList'>): Decision[] {
  return decisionList.filter(({ gate }) => gate.length > 0);
}

/** @returns what is sent: only what was filled in, and only for decisions that still lack something */
export function answersFor(
  meeting: Pick<MeetingDetail, 'decisionList'>,
  filled: Readonly<Record<string, CloseAnswer>>,
): Answers {
  const answers: Answers = {};
  for (const decision of missingIn(meeting)) {
    const answer = filled[decision.id];
    if (answer) answers[decision.id] = answerOf(answer, isToPark(decision, answer));
  }
  return answers;
}

/** Chosen now, or parked already without saying why. */
export function isToPark({ gate }: Pick<Decision, 'gate'>, { parked }: CloseAnswer): boolean {
  return parked || gate.includes('reason-missing');
}

function answerOf({ ownerId, deadline, reason }: CloseAnswer, parked: boolean): NonNullable<Answers[string]> {
  if (parked) return { parked, reason: reason.trim() };
  return { ...(ownerId === '' ? {} : { ownerId }), ...(deadline === '' ? {} : { deadline }) };
}
