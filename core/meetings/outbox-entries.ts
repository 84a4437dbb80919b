import type { QueueName } from '../contracts/queues.ts';
import { stableId } from '../shared/stable-id.ts';
import { type AuditEntry, eventEntry, type JobEntry } from '../storage/index.ts';
import type { Meeting } from './meeting.ts';

/** How long a turn may take to do its own posting before the queue takes over. */
const TURN_GRACE_MS = 30_000;

export interface Cause {
  /** A person id, or `system`. */
  actor: string;
  at: Date;
  correlationId: string;
}

/**
 * The audit event of a change. `key` tells this event from others of its type in the meeting, so that deciding the
 * same change twice makes the same event. Where nothing counts the changes, the id of the turn tells them apart.
 */
export function auditEntry(
  meeting: Meeting,
  type: string,
  key: string,
  cause: Cause,
  data: AuditEntry['event']['data'] = {},
): AuditEntry {
  return eventEntry({
    id: stableId('a', meeting.id, type, key),
    type,
    scope: meeting.conversationId,
    meetingId: meeting.id,
    cause,
    data,
  });
}

interface JobOptions {
  queue: QueueName;
  /** Business key of the work within the meeting. */
  key: string;
  cause: Cause;
  data?: Record<string, unknown>;
  scheduledFor?: string;
  /** The turn does the work itself and settles the entry; the queue is for when it could not. */
  turnFirst?: boolean;
}

/** A job about this meeting; its message id is `{meetingId}:{key}`. */
export function jobEntry(meeting: Meeting, { queue, key, cause, data, scheduledFor, turnFirst }: JobOptions): JobEntry {
  return {
    type: 'job',
    id: jobEntryId(key),
    dueAt: new Date(cause.at.getTime() + (turnFirst ? TURN_GRACE_MS : 0)).toISOString(),
    queue,
    messageId: `${meeting.id}:${key}`,
    correlationId: cause.correlationId,
    body: {
      tenantId: meeting.tenantId,
      conversationId: meeting.conversationId,
      meetingId: meeting.id,
      correlationId: cause.correlationId,
      ...data,
    },
    ...(scheduledFor === undefined ? {} : { scheduledFor }),
  };
}

export function jobEntryId(key: string): string {
  return `job:${key}`;
}
