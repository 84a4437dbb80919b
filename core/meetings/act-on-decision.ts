import { type Decision, MAX_TITLE_LENGTH, readDeadline, withOwner } from '../decisions/index.ts';
import type { WorkingCalendar } from '../nudges/index.ts';
import type { SettingsReader } from '../settings/index.ts';
import { plainDateIn } from '../shared/plain-date.ts';
import { plainText } from '../shared/plain-text.ts';
import { TEXTS } from '../texts/index.ts';
import type { FieldProblems } from '../views/index.ts';
import { deadlineProblemText } from './deadline-problem-text.ts';
import { firstNudgeJob, nudgePlanOf, withFirstNudge } from './first-nudge.ts';
import type { Meeting } from './meeting.ts';
import type { MeetingKey } from './meeting-key.ts';
import type { Meetings } from './meetings.ts';
import { auditEntry, type Cause } from './outbox-entries.ts';
import { personOf, withDecision } from './people-of.ts';
import { taskUpdate } from './task-update.ts';

export type DecisionAction =
  | { type: 'confirm' }
  | { type: 'change'; title: string; ownerId: string; deadline: string; steps: readonly string[] }
  | { type: 'dismiss' }
  | { type: 'restore' }
  | { type: 'choose-owner'; ownerId: string }
  | { type: 'accept' }
  | { type: 'decline' }
  | { type: 'hand-over'; ownerId: string };

export interface DecisionActionInput {
  key: MeetingKey;
  decisionId: string;
  /** The revision that the person saw. */
  revision: number;
  action: DecisionAction;
  cause: Cause;
}

export type DecisionActionResult =
  | { type: 'changed'; meeting: Meeting; decision: Decision }
  /** Someone was quicker, or the button was of an older card: nothing happened, here is the latest. */
  | { type: 'outdated'; meeting: Meeting; decision: Decision }
  | { type: 'invalid'; meeting: Meeting; decision: Decision; problems: FieldProblems }
  | { type: 'refused'; reason: 'not-member' | 'not-owner' | 'meeting-closed'; meeting: Meeting; decision: Decision }
  | { type: 'not-found' };

export interface DecisionActionDeps {
  meetings: Meetings;
  settings: SettingsReader;
  calendar: WorkingCalendar;
}

const MAX_STEPS = 20;
const MAX_STEP_LENGTH = 100;

/** One click on a Decision Card. Who clicked comes from the verified activity; the card carries only ids. */
export async function actOnDecision(
  { meetings, settings, calendar }: DecisionActionDeps,
  input: DecisionActionInput,
): Promise<DecisionActionResult> {
  const plan = await nudgePlanOf(settings, calendar, input.key.tenantId);
  const today = plainDateIn(input.cause.at, plan.timeZone);
  return meetings.change<DecisionActionResult>(input.key, (meeting) => {
    const decision = meeting.decisions.find(({ id }) => id === input.decisionId);
    if (!decision) return { result: { type: 'not-found' } };
    const refused = whyRefused(meeting, decision, input);
    if (refused) return { result: { type: 'refused', reason: refused, meeting, decision } };
    if (input.revision !== decision.revision) return { result: { type: 'outdated', meeting, decision } };

    const outcome = apply(meeting, decision, input, today);
    if ('problems' in outcome) return { result: { type: 'invalid', meeting, decision, problems: outcome.problems } };
    const followed = meeting.status === 'closed' ? withFirstNudge(outcome, input.cause.at, plan) : outcome;
    const changed: Decision = { ...followed, revision: decision.revision + 1 };
    const next = withDecision(meeting, changed);
    const audit = auditEntry(
      next,
      `decision.${PAST[input.action.type]}`,
      `${changed.id}:${changed.revision}`,
      input.cause,
      {
        decisionId: changed.id,
        revision: changed.revision,
        ownerId: changed.owner.type === 'person' ? changed.owner.personId : null,
        deadline: changed.deadline,
      },
    );
    return {
      meeting: next,
      outbox: [
        audit,
        ...taskUpdate(next, changed, input.cause),
        ...(followed === outcome ? [] : firstNudgeJob(next, changed, input.cause)),
      ],
      result: { type: 'changed', meeting: next, decision: changed },
    };
  });
}

const PAST: Readonly<Record<DecisionAction['type'], string>> = {
  confirm: 'confirmed',
  change: 'changed',
  dismiss: 'dismissed',
  restore: 'restored',
  'choose-owner': 'owner-chosen',
  accept: 'accepted',
  decline: 'declined',
  'hand-over': 'handed-over',
};

/** What only the owner may do, and what a closed meeting no longer allows. */
const BY_OWNER: ReadonlySet<DecisionAction['type']> = new Set(['accept', 'decline', 'hand-over']);
const BEFORE_CLOSING: ReadonlySet<DecisionAction['type']> = new Set(['confirm', 'dismiss', 'restore']);

function whyRefused(meeting: Meeting, decision: Decision, { action, cause }: DecisionActionInput) {
  if (!personOf(meeting, cause.actor)) return 'not-member';
  const isSettled = BEFORE_CLOSING.has(action.type) || decision.status === 'dismissed';
  if (meeting.status === 'closed' && isSettled) return 'meeting-closed';
  const isOwner = decision.owner.type === 'person' && decision.owner.personId === cause.actor;
  return BY_OWNER.has(action.type) && !isOwner ? 'not-owner' : null;
}

function apply(
  meeting: Meeting,
  decision: Decision,
  { action }: DecisionActionInput,
  today: string,
): Decision | { problems: FieldProblems } {
  const texts = TEXTS[meeting.language].problems;
  switch (action.type) {
    case 'confirm':
      return { ...decision, status: 'confirmed' };
    case 'dismiss':
      return { ...decision, status: 'dismissed', parkedReason: null };
    case 'restore':
      return { ...decision, status: 'caught' };
    case 'accept':
      return { ...decision, ownerResponse: 'accepted' };
    case 'decline':
      return declined(meeting, decision);
    case 'choose-owner':
    case 'hand-over': {
      if (!personOf(meeting, action.ownerId)) return { problems: { owner: texts.ownerNotHere } };
      return withOwner(decision, { type: 'person', personId: action.ownerId });
    }
    case 'change':
      return changed(meeting, decision, action, today);
  }
}

/** After the meeting the task needs somebody until another one takes it; before, the gate asks for a new owner. */
function declined(meeting: Meeting, decision: Decision): Decision {
  const owner: Decision['owner'] = meeting.status === 'closed' ? decision.owner : { type: 'none' };
  return { ...decision, owner, ownerResponse: 'declined' };
}

function changed(
  meeting: Meeting,
  decision: Decision,
  action: Extract<DecisionAction, { type: 'change' }>,
  today: string,
): Decision | { problems: FieldProblems } {
  const texts = TEXTS[meeting.language].problems;
  const problems: FieldProblems = {};
  const title = plainText(action.title, MAX_TITLE_LENGTH);
  if (title === '') problems.title = texts.titleMissing;
  if (action.ownerId !== '' && !personOf(meeting, action.ownerId)) problems.owner = texts.ownerNotHere;
  const reading = readDeadline(action.deadline, today);
  const unchanged = reading.ok || action.deadline.trim() === (decision.deadline ?? '');
  // What was late before the change is no reason against it; only a new day has to be one to come.
  const mayLack = meeting.status !== 'closed' && !reading.ok && reading.problem === 'missing';
  if (!reading.ok && !unchanged && !mayLack) {
    problems.deadline = deadlineProblemText(texts, reading.problem);
  }
  if (meeting.status === 'closed' && action.ownerId === '') problems.owner = texts.ownerMissing;
  if (Object.keys(problems).length > 0) return { problems };

  return {
    ...(action.ownerId === '' ? decision : withOwner(decision, { type: 'person', personId: action.ownerId })),
    title,
    deadline: nextDeadline(reading, decision),
    status: decision.status === 'dismissed' ? 'caught' : decision.status,
    steps: action.steps
      .map((step) => plainText(step, MAX_STEP_LENGTH))
      .filter((step) => step !== '')
      .slice(0, MAX_STEPS),
  };
}

function nextDeadline(reading: ReturnType<typeof readDeadline>, decision: Decision): string | null {
  if (reading.ok) return reading.date;
  return reading.problem === 'missing' ? null : decision.deadline;
}
