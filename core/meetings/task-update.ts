import type { Decision } from '../decisions/index.ts';
import type { JobEntry } from '../storage/index.ts';
import type { Meeting } from './meeting.ts';
import { type Cause, jobEntry } from './outbox-entries.ts';

/** A closed meeting's task follows its decision. */
export function taskUpdate(meeting: Meeting, decision: Decision, cause: Cause): JobEntry[] {
  if (meeting.status !== 'closed') return [];
  const key = `${decision.id}:planner-task:${decision.revision}`;
  return [jobEntry(meeting, { queue: 'planner-tasks', key, cause, data: { decisionId: decision.id } })];
}
