import type { Decision, GateProblem } from '../decisions/index.ts';
import { type GateProblemText, TEXTS } from '../texts/index.ts';
import type { CloseRowView, DecisionCloseCardView, FieldProblems } from '../views/index.ts';
import { ownerProblemText, type RowProblems } from './close-answers.ts';
import { problemsOf } from './close-meeting.ts';
import { ownerView, peopleChoices } from './decision-card-view.ts';
import type { Meeting } from './meeting.ts';
import { liveDecisions, nameOf } from './people-of.ts';

export interface CloseCardExtras {
  now: Date;
  timeZone: string;
  /** What was wrong with the answer just given, and what was typed. */
  answered?: RowProblems;
  stale?: boolean;
}

/** The Decision-Close Card of a meeting: every decision that stands, with what it lacks at the field that lacks it. */
export function decisionCloseCardView(meeting: Meeting, extras: CloseCardExtras): DecisionCloseCardView {
  const gate = problemsOf(meeting, extras.now, extras.timeZone);
  const closed = meeting.status === 'closed';
  return {
    language: meeting.language,
    meetingId: meeting.id,
    revision: meeting.revision,
    title: meeting.title,
    rows: liveDecisions(meeting).map((decision) => rowView(meeting, decision, gate.get(decision.id) ?? [], extras)),
    people: closed ? [] : peopleChoices(meeting),
    state: openState(closed, extras.stale ?? false),
    closedBy: meeting.closedBy === null ? null : nameOf(meeting, meeting.closedBy),
  };
}

function openState(closed: boolean, stale: boolean): DecisionCloseCardView['state'] {
  if (closed) return 'closed';
  return stale ? 'stale' : 'open';
}

function rowView(
  meeting: Meeting,
  decision: Decision,
  lacking: readonly GateProblem[],
  { answered }: CloseCardExtras,
): CloseRowView {
  const given = answered?.get(decision.id);
  const ownerId = given?.answer.ownerId ?? (decision.owner.type === 'person' ? decision.owner.personId : '');
  return {
    decisionId: decision.id,
    title: decision.title,
    owner: ownerView(meeting, decision.owner),
    ownerId: ownerId === '' ? null : ownerId,
    deadlineInput: given?.answer.deadline ?? decision.deadline ?? '',
    deadline: decision.deadline,
    parked: given?.answer.parked ?? decision.status === 'parked',
    reason: given?.answer.reason ?? decision.parkedReason ?? '',
    problems: given?.problems ?? gateProblemTexts(meeting, decision, lacking),
  };
}

function gateProblemTexts(meeting: Meeting, decision: Decision, lacking: readonly GateProblem[]): FieldProblems {
  const texts = TEXTS[meeting.language].problems;
  const fields: FieldProblems = {};
  for (const problem of lacking) {
    if (problem.startsWith('owner')) fields.owner = ownerProblemText(meeting, decision.owner);
    else if (problem === 'reason-missing') fields.reason = texts.reasonMissing;
    else fields.deadline = deadlineText(texts, problem);
  }
  return fields;
}

function deadlineText(texts: GateProblemText, problem: GateProblem): string {
  return problem === 'deadline-past' ? texts.deadlinePast : texts.deadlineMissing;
}
