import { type Decision, readDeadline, withOwner } from '../decisions/index.ts';
import type { PlainDate } from '../shared/plain-date.ts';
import { plainText } from '../shared/plain-text.ts';
import { TEXTS } from '../texts/index.ts';
import type { FieldProblems } from '../views/index.ts';
import { deadlineProblemText } from './deadline-problem-text.ts';
import type { Meeting } from './meeting.ts';
import { liveDecisions, personOf } from './people-of.ts';

/** What was filled in for one decision; a field that the card did not ask for is left out. */
export interface CloseAnswer {
  ownerId?: string;
  deadline?: string;
  parked?: boolean;
  reason?: string;
}
export type CloseAnswers = Readonly<Record<string, CloseAnswer>>;

/** Per decision: what was wrong, at which field, and what was typed there. */
export type RowProblems = ReadonlyMap<string, { problems: FieldProblems; answer: CloseAnswer }>;

const MAX_REASON_LENGTH = 300;

export interface AppliedAnswers {
  decisions: Decision[];
  changed: Decision[];
  problems: RowProblems;
}

/**
 * Takes the rows that are in order and says of each other row what is wrong. An answer about a decision that the
 * meeting does not have is ignored, since the list is the store's and not the card's.
 */
export function applyCloseAnswers(meeting: Meeting, answers: CloseAnswers, today: PlainDate): AppliedAnswers {
  const problems = new Map<string, { problems: FieldProblems; answer: CloseAnswer }>();
  const changed: Decision[] = [];
  const live = new Set(liveDecisions(meeting).map(({ id }) => id));
  const decisions = meeting.decisions.map((decision) => {
    const answer = Object.hasOwn(answers, decision.id) ? answers[decision.id] : undefined;
    if (!answer || !live.has(decision.id)) return decision;
    const next = answerRow(meeting, decision, answer, today);
    if ('problems' in next) {
      problems.set(decision.id, { problems: next.problems, answer });
      return decision;
    }
    if (!differs(decision, next)) return decision;
    const completed = { ...next, revision: decision.revision + 1 };
    changed.push(completed);
    return completed;
  });
  return { decisions, changed, problems };
}

function answerRow(
  meeting: Meeting,
  decision: Decision,
  answer: CloseAnswer,
  today: PlainDate,
): Decision | { problems: FieldProblems } {
  const texts = TEXTS[meeting.language].problems;
  if (answer.parked ?? decision.status === 'parked') {
    const reason = plainText(answer.reason ?? decision.parkedReason ?? '', MAX_REASON_LENGTH);
    if (reason === '') return { problems: { reason: texts.reasonMissing } };
    return { ...decision, status: 'parked', parkedReason: reason };
  }
  const problems: FieldProblems = {};
  const owner = readOwner(meeting, decision, answer.ownerId);
  if (typeof owner === 'string') problems.owner = owner;
  const reading = readDeadline(answer.deadline ?? decision.deadline ?? '', today);
  if (!reading.ok) problems.deadline = deadlineProblemText(texts, reading.problem);
  if (typeof owner === 'string' || !reading.ok) return { problems };
  return { ...withOwner(decision, owner), status: 'confirmed', parkedReason: null, deadline: reading.date };
}

/** @returns the owner, or why it cannot be the one */
function readOwner(meeting: Meeting, { owner }: Decision, ownerId: string | undefined): Decision['owner'] | string {
  const chosen: Decision['owner'] = ownerId ? { type: 'person', personId: ownerId } : owner;
  const isHere = chosen.type === 'person' && personOf(meeting, chosen.personId) !== null;
  return isHere ? chosen : ownerProblemText(meeting, chosen);
}

/** @returns why somebody still has to be picked, in the meeting's language */
export function ownerProblemText(meeting: Pick<Meeting, 'language'>, owner: Decision['owner']): string {
  const texts = TEXTS[meeting.language].problems;
  switch (owner.type) {
    case 'none':
      return texts.ownerMissing;
    case 'ambiguous':
      return texts.ownerAmbiguous(owner.name);
    case 'unknown':
      return texts.ownerUnknown(owner.name);
    case 'person':
      return texts.ownerNotHere;
  }
}

function differs(before: Decision, after: Decision): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}
