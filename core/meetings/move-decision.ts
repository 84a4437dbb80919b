import { type Decision, type GateProblem, gateProblems, type Progress, progressOf } from '../decisions/index.ts';
import type { WorkingCalendar } from '../nudges/index.ts';
import type { SettingsReader } from '../settings/index.ts';
import { plainDateIn } from '../shared/plain-date.ts';
import { plainText } from '../shared/plain-text.ts';
import { firstNudgeJob, nudgePlanOf, withFirstNudge } from './first-nudge.ts';
import type { Meeting } from './meeting.ts';
import type { MeetingKey } from './meeting-key.ts';
import type { Meetings } from './meetings.ts';
import { auditEntry, type Cause } from './outbox-entries.ts';
import { personOf, withDecision } from './people-of.ts';
import { taskUpdate } from './task-update.ts';

export interface MoveDecisionInput {
  key: MeetingKey;
  decisionId: string;
  /** The revision that the person saw. */
  revision: number;
  to: Progress;
  /** Why it is parked; left out: as before. */
  reason?: string;
  cause: Cause;
}

export type MoveDecisionResult =
  | { type: 'moved' | 'unchanged'; meeting: Meeting; decision: Decision }
  /** Someone was quicker: nothing happened, here is the latest. */
  | { type: 'outdated'; meeting: Meeting; decision: Decision }
  /** A closed meeting keeps its gate: what stands has owner and deadline, what is parked has a reason. */
  | { type: 'incomplete'; problems: GateProblem[]; meeting: Meeting; decision: Decision }
  | { type: 'refused'; reason: 'not-member' | 'not-found' };

export interface MoveDecisionDeps {
  meetings: Meetings;
  settings: SettingsReader;
  calendar: WorkingCalendar;
}

const MAX_REASON_LENGTH = 300;

/** Somebody moves a decision on the board. One write with its audit event; of a closed meeting the task follows. */
export async function moveDecision(
  { meetings, settings, calendar }: MoveDecisionDeps,
  input: MoveDecisionInput,
): Promise<MoveDecisionResult> {
  const { key, cause, to } = input;
  const plan = await nudgePlanOf(settings, calendar, key.tenantId);
  const today = plainDateIn(cause.at, plan.timeZone);
  return meetings.change<MoveDecisionResult>(key, (meeting) => {
    const decision = meeting.decisions.find(({ id }) => id === input.decisionId);
    if (!personOf(meeting, cause.actor)) return { result: { type: 'refused', reason: 'not-member' } };
    if (!decision || decision.status === 'dismissed') return { result: { type: 'refused', reason: 'not-found' } };
    if (input.revision !== decision.revision) return { result: { type: 'outdated', meeting, decision } };

    const moved = placed(decision, input);
    const problems = problemsOfMove(meeting, moved, to, today);
    if (problems.length > 0) return { result: { type: 'incomplete', problems, meeting, decision } };
    if (isSame(decision, moved)) return { result: { type: 'unchanged', meeting, decision } };

    const followed = meeting.status === 'closed' && to !== 'done' ? withFirstNudge(moved, cause.at, plan) : moved;
    const revision = decision.revision + 1;
    const isReopened = decision.doneAt !== null && followed.doneAt === null;
    const next: Decision = { ...followed, revision, ...(isReopened && { reopenedRevision: revision }) };
    const after = withDecision(meeting, next);
    const audit = auditEntry(after, 'decision.moved', `${next.id}:${next.revision}`, cause, {
      decisionId: next.id,
      revision: next.revision,
      from: progressOf(decision),
      to,
    });
    const nudge = followed === moved ? [] : firstNudgeJob(after, next, cause);
    const outbox = [audit, ...taskUpdate(after, next, cause), ...nudge];
    return { meeting: after, outbox, result: { type: 'moved', meeting: after, decision: next } };
  });
}

function placed(decision: Decision, { to, reason, cause }: MoveDecisionInput): Decision {
  const at = cause.at.toISOString();
  if (to === 'parked') {
    const parkedReason = plainText(reason ?? decision.parkedReason ?? '', MAX_REASON_LENGTH);
    return { ...decision, status: 'parked', parkedReason, startedAt: null, doneAt: null };
  }
  // Who takes it off the shelf has seen it; the gate still asks what it lacks.
  const standing: Decision =
    decision.status === 'parked' ? { ...decision, status: 'confirmed', parkedReason: null } : decision;
  switch (to) {
    case 'open':
      return { ...standing, startedAt: null, doneAt: null };
    case 'in-progress':
      return { ...standing, startedAt: decision.startedAt ?? at, doneAt: null };
    case 'done':
      return { ...standing, doneAt: decision.doneAt ?? at };
  }
}

/** What is done may have been done after its day; and what is late stays movable, as it was late before. */
function problemsOfMove(meeting: Meeting, moved: Decision, to: Progress, today: string): GateProblem[] {
  if (meeting.status !== 'closed' && to !== 'parked') return [];
  const personIds = new Set(meeting.people.map(({ id }) => id));
  const wasParked = meeting.decisions.some(({ id, status }) => id === moved.id && status === 'parked');
  return gateProblems(moved, { personIds, today }).filter(
    (problem) => problem !== 'deadline-past' || (wasParked && to !== 'done'),
  );
}

function isSame(before: Decision, after: Decision): boolean {
  return progressOf(before) === progressOf(after) && before.parkedReason === after.parkedReason;
}
