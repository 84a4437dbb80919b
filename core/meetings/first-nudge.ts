import type { Decision } from '../decisions/index.ts';
import { type NudgePlan, nudgeDueAt, type WorkingCalendar } from '../nudges/index.ts';
import type { SettingsReader } from '../settings/index.ts';
import type { JobEntry } from '../storage/index.ts';
import type { Meeting } from './meeting.ts';
import { type Cause, jobEntry } from './outbox-entries.ts';

/** A task needs someone to do it and a day to do it by. */
export function hasTask({ status, owner, deadline }: Decision): boolean {
  return status === 'confirmed' && owner.type === 'person' && deadline !== null;
}

/** @returns when and where the tenant's reminders may reach people */
export async function nudgePlanOf(
  settings: SettingsReader,
  calendar: WorkingCalendar,
  tenantId: string,
): Promise<NudgePlan> {
  const { nudge, timeZone } = await settings.settingsOf(tenantId);
  return { ...nudge, timeZone, calendar };
}

/** Plans the first reminder of a decision that is to be done and has none yet. */
export function withFirstNudge(decision: Decision, at: Date, plan: NudgePlan): Decision {
  if (!hasTask(decision) || decision.nudge !== null) return decision;
  const dueAt = nudgeDueAt(at, plan).toISOString();
  return { ...decision, nudge: { round: 1, dueAt, outcome: 'scheduled', channel: null } };
}

/** The message that reminds at the first of a decision's planned times; none where none is planned. */
export function firstNudgeJob(meeting: Meeting, { id: decisionId, nudge }: Decision, cause: Cause): JobEntry[] {
  if (nudge?.round !== 1) return [];
  const data = { decisionId, round: 1 };
  const key = `${decisionId}:nudge:1`;
  return [jobEntry(meeting, { queue: 'nudges', key, cause, data, scheduledFor: nudge.dueAt })];
}
