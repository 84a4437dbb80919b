import type { Decision } from '../decisions/index.ts';
import {
  auditEntry,
  type Cause,
  jobEntry,
  type Meeting,
  type MeetingKey,
  type Meetings,
  withDecision,
} from '../meetings/index.ts';
import { nudgeDueAt, type WorkingCalendar } from '../nudges/index.ts';
import type { SettingsReader } from '../settings/index.ts';
import type { OutboxEntry } from '../storage/index.ts';

export interface AnswerNudgeDeps {
  meetings: Meetings;
  settings: SettingsReader;
  calendar: WorkingCalendar;
}

export interface AnswerNudgeInput {
  key: MeetingKey;
  decisionId: string;
  round: number;
  answer: 'done' | 'snooze' | 'decline';
  cause: Cause;
}

export type AnswerNudgeResult =
  | { type: 'answered'; meeting: Meeting; decision: Decision; state: 'done' | 'snoozed' | 'declined' }
  | { type: 'refused'; reason: 'not-owner' | 'not-found' | 'outdated' };

/** "Tomorrow", moved into working hours. */
const SNOOZE = 'P1D';

/** The owner answers a reminder. Done also closes the Planner task; snooze schedules the next round. */
export async function answerNudge(
  { meetings, settings, calendar }: AnswerNudgeDeps,
  { key, decisionId, round, answer, cause }: AnswerNudgeInput,
): Promise<AnswerNudgeResult> {
  const { timeZone, nudge } = await settings.settingsOf(key.tenantId);
  const dueAt = nudgeDueAt(cause.at, { ...nudge, after: SNOOZE, timeZone, calendar }).toISOString();
  return meetings.change<AnswerNudgeResult>(key, (before) => {
    const decision = before.decisions.find(({ id }) => id === decisionId);
    if (!decision) return { result: { type: 'refused', reason: 'not-found' } };
    if (decision.owner.type !== 'person' || decision.owner.personId !== cause.actor) {
      return { result: { type: 'refused', reason: 'not-owner' } };
    }
    if (decision.nudge?.round !== round || decision.doneAt !== null) {
      return { result: { type: 'refused', reason: 'outdated' } };
    }
    const { next, state } = answered(decision, answer, { dueAt, at: cause.at.toISOString() });
    const meeting = withDecision(before, next);
    const audit = auditEntry(meeting, `nudge.${state}`, `${decisionId}:${round}:${next.revision}`, cause, {
      decisionId,
      round,
    });
    const outbox = [audit, ...followUp(meeting, next, answer, cause)];
    return { meeting, outbox, result: { type: 'answered', meeting, decision: next, state } };
  });
}

function answered(
  decision: Decision,
  answer: AnswerNudgeInput['answer'],
  { dueAt, at }: { dueAt: string; at: string },
): { next: Decision; state: 'done' | 'snoozed' | 'declined' } {
  const next = { ...decision, revision: decision.revision + 1 };
  switch (answer) {
    case 'done':
      return { next: { ...next, doneAt: at }, state: 'done' };
    case 'snooze': {
      const round = (decision.nudge?.round ?? 0) + 1;
      return { next: { ...next, nudge: { round, dueAt, outcome: 'scheduled', channel: null } }, state: 'snoozed' };
    }
    case 'decline':
      return { next: { ...next, ownerResponse: 'declined' }, state: 'declined' };
  }
}

function followUp(
  meeting: Meeting,
  decision: Decision,
  answer: AnswerNudgeInput['answer'],
  cause: Cause,
): OutboxEntry[] {
  if (answer === 'snooze' && decision.nudge) {
    const { round, dueAt } = decision.nudge;
    const key = `${decision.id}:nudge:${round}`;
    const data = { decisionId: decision.id, round };
    return [jobEntry(meeting, { queue: 'nudges', key, cause, data, scheduledFor: dueAt })];
  }
  if (answer === 'done') {
    const key = `${decision.id}:planner-task:${decision.revision}`;
    return [jobEntry(meeting, { queue: 'planner-tasks', key, cause, data: { decisionId: decision.id } })];
  }
  const key = `card:decision:${decision.id}:${decision.revision}`;
  const data = { card: 'decision', decisionId: decision.id };
  return [jobEntry(meeting, { queue: 'notifications', key, cause, data })];
}
