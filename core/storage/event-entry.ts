import type { AuditEntry } from './outbox-entry.ts';

export interface EventOptions {
  /** The same event always gets the same one. */
  id: string;
  type: string;
  /** A conversation, or the room of the house that it happened in, such as `settings`. */
  scope: string;
  /** Left out: it is about no meeting, and the scope stands there. */
  meetingId?: string;
  /** Who did it, when, and what ties it to its logs. */
  cause: { actor: string; at: Date; correlationId: string };
  data?: AuditEntry['event']['data'];
}

/** @returns an event for the audit log, due at once */
export function eventEntry({ id, type, scope, meetingId = scope, cause, data = {} }: EventOptions): AuditEntry {
  const { actor, correlationId } = cause;
  const at = cause.at.toISOString();
  return {
    type: 'audit',
    id,
    dueAt: at,
    event: { type, at, actor, conversationId: scope, meetingId, correlationId, data },
  };
}
