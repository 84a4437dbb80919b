import type { QueueName } from '../contracts/queues.ts';
import type { Cause } from '../meetings/index.ts';
import { stableId } from '../shared/stable-id.ts';
import { type AuditEntry, eventEntry, type JobEntry } from '../storage/index.ts';
import type { ComingMeeting } from './coming-meeting.ts';

/** How long a turn may take to do its own posting before the queue takes over. */
const TURN_GRACE_MS = 30_000;

/** The audit event of a change; a chat can be left and come to again, so the turn or the run tells them apart. */
export function comingAudit(
  { meetingId, conversationId }: ComingMeeting,
  type: `coming-meeting.${'known' | 'moved' | 'briefed' | 'ended'}`,
  cause: Cause,
  data: AuditEntry['event']['data'] = {},
): AuditEntry {
  const id = stableId('a', meetingId, type, cause.at.toISOString(), cause.correlationId);
  return eventEntry({ id, type, scope: conversationId, meetingId, cause, data });
}

interface ComingJobOptions {
  queue: QueueName;
  /** Business key of the work for this meeting. */
  key: string;
  cause: Cause;
  data: Record<string, unknown>;
  /** The turn does the work itself and settles the entry; the queue is for when it could not. */
  turnFirst?: boolean;
}

export function comingJob(coming: ComingMeeting, { queue, key, cause, data, turnFirst }: ComingJobOptions): JobEntry {
  const { tenantId, conversationId, meetingId } = coming;
  const { correlationId } = cause;
  return {
    type: 'job',
    id: comingJobId(key),
    dueAt: new Date(cause.at.getTime() + (turnFirst ? TURN_GRACE_MS : 0)).toISOString(),
    queue,
    messageId: `${meetingId}:${key}`,
    correlationId,
    body: { tenantId, conversationId, meetingId, correlationId, ...data },
  };
}

export function comingJobId(key: string): string {
  return `job:${key}`;
}

export const HELLO_KEY = 'hello';

/** A meeting that is moved owes another brief than before. */
export function briefKey({ startsAt }: Pick<ComingMeeting, 'startsAt'>): string {
  return `brief-before:${new Date(startsAt).getTime()}`;
}
