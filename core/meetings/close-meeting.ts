import { type Decision, type GateProblem, gateProblems } from '../decisions/index.ts';
import type { NudgePlan, WorkingCalendar } from '../nudges/index.ts';
import type { SettingsReader } from '../settings/index.ts';
import { plainDateIn } from '../shared/plain-date.ts';
import type { OutboxEntry } from '../storage/index.ts';
import { applyCloseAnswers, type CloseAnswers, type RowProblems } from './close-answers.ts';
import { firstNudgeJob, hasTask, nudgePlanOf, withFirstNudge } from './first-nudge.ts';
import { wasHandled, withHandled } from './handled-messages.ts';
import type { Meeting } from './meeting.ts';
import type { MeetingKey } from './meeting-key.ts';
import type { Meetings } from './meetings.ts';
import { auditEntry, type Cause, jobEntry } from './outbox-entries.ts';
import { liveDecisions, personOf } from './people-of.ts';

export interface CloseDeps {
  meetings: Meetings;
  settings: SettingsReader;
  calendar: WorkingCalendar;
}

export type RequestCloseResult =
  | { type: 'gate'; meeting: Meeting }
  | { type: 'closed'; meeting: Meeting; missing: number }
  | { type: 'already-closed'; meeting: Meeting };

export interface RequestCloseInput {
  key: MeetingKey;
  /** The message that asks for it: delivered again, it finds the close card that it asked for. */
  messageId?: string;
  cause: Cause;
}

/**
 * The meeting is over: somebody said so, or Teams did. It stops listening. With decisions it stays `closing` until
 * the gate is passed; without any it closes. With the close card switched off it closes and says what is missing.
 */
export async function requestClose(
  { meetings, settings, calendar }: CloseDeps,
  { key, cause, messageId }: RequestCloseInput,
): Promise<RequestCloseResult> {
  const plan = await nudgePlanOf(settings, calendar, key.tenantId);
  return meetings.change<RequestCloseResult>(key, (before) => {
    if (before.status === 'closed') return { result: { type: 'already-closed', meeting: before } };
    if (before.status === 'closing' && wasHandled(before, messageId)) {
      return { result: { type: 'gate', meeting: before } };
    }
    const ended: Meeting = { ...before, endedAt: before.endedAt ?? cause.at.toISOString() };
    const missing = problemsOf(ended, cause.at, plan.timeZone).size;
    if (liveDecisions(ended).length === 0 || !ended.flags.decisionCloseCard) {
      const { meeting, outbox } = finish(ended, cause, plan);
      return { meeting, outbox, result: { type: 'closed', meeting, missing } };
    }
    const meeting: Meeting = {
      ...ended,
      status: 'closing',
      revision: ended.revision + 1,
      handled: withHandled(ended.handled, messageId),
      cards: { ...ended.cards, close: { state: 'pending', activityId: null } },
    };
    const outbox = [
      auditEntry(meeting, 'meeting.closing', String(meeting.revision), cause, { missing }),
      jobEntry(meeting, {
        queue: 'notifications',
        key: `card:decision-close:${meeting.revision}`,
        cause,
        data: { card: 'decision-close' },
        turnFirst: true,
      }),
    ];
    return { meeting, outbox, result: { type: 'gate', meeting } };
  });
}

export interface SubmitCloseInput {
  key: MeetingKey;
  /** The revision of the list that the person saw. */
  revision: number;
  answers: CloseAnswers;
  cause: Cause;
}

export type SubmitCloseResult =
  | { type: 'closed'; meeting: Meeting }
  | { type: 'already-closed'; meeting: Meeting }
  /** Someone was quicker: nothing of this answer was taken, here is the latest. */
  | { type: 'outdated'; meeting: Meeting }
  /** Rows in order are kept; the others say what is wrong. */
  | { type: 'incomplete'; meeting: Meeting; problems: RowProblems }
  | { type: 'refused'; reason: 'not-member' | 'not-closing'; meeting: Meeting };

/**
 * The answers of the Decision-Close Card. The meeting closes only when every decision that stands has a person of
 * the meeting as owner and a date that exists and is not past, or is parked with a reason. Of two answers to the
 * same card the first wins.
 */
export async function submitClose(
  { meetings, settings, calendar }: CloseDeps,
  { key, revision, answers, cause }: SubmitCloseInput,
): Promise<SubmitCloseResult> {
  const plan = await nudgePlanOf(settings, calendar, key.tenantId);
  const today = plainDateIn(cause.at, plan.timeZone);
  return meetings.change<SubmitCloseResult>(key, (before) => {
    if (!personOf(before, cause.actor)) return { result: { type: 'refused', reason: 'not-member', meeting: before } };
    if (before.status === 'closed') return { result: { type: 'already-closed', meeting: before } };
    if (before.revision !== revision) return { result: { type: 'outdated', meeting: before } };
    if (before.status !== 'closing') return { result: { type: 'refused', reason: 'not-closing', meeting: before } };

    const { decisions, changed, problems } = applyCloseAnswers(before, answers, today);
    const answered: Meeting = { ...before, decisions };
    const audits = changed.map((decision) =>
      auditEntry(before, 'decision.completed', `${decision.id}:${decision.revision}`, cause, {
        decisionId: decision.id,
        revision: decision.revision,
        status: decision.status,
        ownerId: decision.owner.type === 'person' ? decision.owner.personId : null,
        deadline: decision.deadline,
      }),
    );
    if (problems.size === 0 && problemsOf(answered, cause.at, plan.timeZone).size === 0) {
      const { meeting, outbox } = finish(answered, cause, plan);
      return { meeting, outbox: [...audits, ...outbox], result: { type: 'closed', meeting } };
    }
    if (changed.length === 0) return { result: { type: 'incomplete', meeting: before, problems } };
    const meeting: Meeting = { ...answered, revision: before.revision + 1 };
    return { meeting, outbox: audits, result: { type: 'incomplete', meeting, problems } };
  });
}

/** Back from `closing` to the meeting, unless the next one of the chat has begun: then nothing would close it again. */
export async function reopenMeeting(
  { meetings }: Pick<CloseDeps, 'meetings'>,
  { key, cause }: { key: MeetingKey; cause: Cause },
): Promise<{ reopened: boolean; meeting: Meeting }> {
  const current = await meetings.current(key.tenantId, key.conversationId);
  return meetings.change<{ reopened: boolean; meeting: Meeting }>(key, (before) => {
    if (before.status !== 'closing' || current?.id !== before.id || !personOf(before, cause.actor)) {
      return { result: { reopened: false, meeting: before } };
    }
    const meeting: Meeting = { ...before, status: 'active', revision: before.revision + 1 };
    const audit = auditEntry(meeting, 'meeting.reopened', String(meeting.revision), cause);
    return { meeting, outbox: [audit], result: { reopened: true, meeting } };
  });
}

/** @returns what each decision that stands still lacks, by decision id; decisions that lack nothing are not in it */
export function problemsOf(meeting: Meeting, now: Date, timeZone: string): Map<string, GateProblem[]> {
  const context = {
    personIds: new Set(meeting.people.map(({ id }) => id)),
    today: plainDateIn(now, timeZone),
  };
  const rows = liveDecisions(meeting).map((decision) => [decision.id, gateProblems(decision, context)] as const);
  return new Map(rows.filter(([, problems]) => problems.length > 0));
}

function finish(before: Meeting, cause: Cause, plan: NudgePlan): { meeting: Meeting; outbox: OutboxEntry[] } {
  const decisions = before.decisions.map((decision) => settled(decision, cause.at, plan));
  const meeting: Meeting = {
    ...before,
    status: 'closed',
    revision: before.revision + 1,
    closedAt: cause.at.toISOString(),
    closedBy: cause.actor,
    decisions,
    cards: {
      ...before.cards,
      recap: { state: 'pending', activityId: null },
      recapMail: { state: 'pending', activityId: null },
    },
  };
  const tasks = decisions.filter(hasTask);
  const work = tasks.flatMap((decision) => [
    jobEntry(meeting, {
      queue: 'planner-tasks',
      key: `${decision.id}:planner-task`,
      cause,
      data: { decisionId: decision.id },
    }),
    ...firstNudgeJob(meeting, decision, cause),
  ]);
  const audit = auditEntry(meeting, 'meeting.closed', String(meeting.revision), cause, {
    decisions: liveDecisions(meeting).length,
    tasks: tasks.length,
    parked: decisions.filter(({ status }) => status === 'parked').length,
  });
  const recap = jobEntry(meeting, { queue: 'recaps', key: 'recap', cause });
  return { meeting, outbox: [audit, ...work, recap] };
}

function settled(decision: Decision, at: Date, plan: NudgePlan): Decision {
  if (decision.status === 'dismissed' || decision.status === 'parked') return decision;
  return withFirstNudge({ ...decision, status: 'confirmed' }, at, plan);
}
