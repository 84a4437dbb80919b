import type { DocumentStore } from '../storage/index.ts';
import { ChainedEvent } from './audit-event.ts';

export interface EventQuery {
  tenantId: string;
  /** Left out: of all meetings. */
  meetingId?: string;
  type?: string;
  limit: number;
  continuation?: string;
}

/** @returns events of the audit log, latest first; an event stands there a moment after what it tells of */
export async function readEvents(
  store: Pick<DocumentStore, 'query'>,
  { tenantId, meetingId, type, limit, continuation }: EventQuery,
): Promise<{ events: ChainedEvent[]; continuation?: string }> {
  const page = await store.query({
    tenantId,
    scope: 'audit',
    kind: 'audit-event',
    where: { ...(meetingId === undefined ? {} : { meetingId }), ...(type === undefined ? {} : { type }) },
    orderBy: { field: 'sequence', direction: 'desc' },
    limit,
    ...(continuation === undefined ? {} : { continuation }),
  });
  const events = page.documents.map(({ body }) => ChainedEvent.parse(body));
  return { events, ...(page.continuation === undefined ? {} : { continuation: page.continuation }) };
}
