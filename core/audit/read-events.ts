import type { DocumentStore } from '../storage/index.ts';
import { LoggedEvent } from './audit-event.ts';
import { AUDIT_SCOPE, EVENT_KIND } from './log-documents.ts';
import { revealEvents } from './reveal-events.ts';
import { loggedMeetingId } from './seal-event.ts';

export interface EventQuery {
  tenantId: string;
  /** Left out: of all meetings. */
  meeting?: { id: string; conversationId: string };
  type?: string;
  limit: number;
  continuation?: string;
}

/**
 * @returns events of the audit log, latest first, with the persons that are still known; an event stands there a moment
 * after what it tells of
 */
export async function readEvents(
  store: Pick<DocumentStore, 'query' | 'read'>,
  { tenantId, meeting, type, limit, continuation }: EventQuery,
): Promise<{ events: LoggedEvent[]; continuation?: string }> {
  const meetingId = meeting && (await loggedMeetingId(store, tenantId, meeting));
  if (meetingId === null) return { events: [] };
  const page = await store.query({
    tenantId,
    scope: AUDIT_SCOPE,
    kind: EVENT_KIND,
    where: { ...(meetingId === undefined ? {} : { meetingId }), ...(type === undefined ? {} : { type }) },
    orderBy: { field: 'sequence', direction: 'desc' },
    limit,
    ...(continuation === undefined ? {} : { continuation }),
  });
  const logged = page.documents.map(({ body }) => LoggedEvent.parse(body));
  const events = await revealEvents(store, tenantId, logged);
  return { events, ...(page.continuation === undefined ? {} : { continuation: page.continuation }) };
}
