import type { DocumentStore } from '../storage/index.ts';
import { badCursor } from './audit.errors.ts';
import { LoggedEvent } from './audit-event.ts';
import { AUDIT_SCOPE, EVENT_KIND, readHead, TILE_SIZE, tileOf } from './log-documents.ts';
import { revealEvents } from './reveal-events.ts';
import { loggedMeetingId } from './seal-event.ts';
import { eventsOfTile } from './tiles.ts';

export interface EventQuery {
  tenantId: string;
  /** Left out: of all meetings. */
  meeting?: { id: string; conversationId: string };
  type?: string;
  limit: number;
  continuation?: string;
}

interface EventPage {
  events: LoggedEvent[];
  continuation?: string;
}

/**
 * @returns events of the audit log, latest first, with the persons that are still known; an event stands there a moment
 * after what it tells of
 * @throws `AUDIT.BAD_CURSOR`, or what the store throws for one that it has not given
 */
export async function readEvents(store: Pick<DocumentStore, 'query' | 'read'>, query: EventQuery): Promise<EventPage> {
  const isOfAll = query.meeting === undefined && query.type === undefined;
  const { events, ...next } = isOfAll ? await latestEvents(store, query) : await matchingEvents(store, query);
  return { events: await revealEvents(store, query.tenantId, events), ...next };
}

/** Tile by tile from the end, so that a page of a long log costs as much as one of a short one. */
async function latestEvents(
  store: Pick<DocumentStore, 'query' | 'read'>,
  { tenantId, limit, continuation }: EventQuery,
): Promise<EventPage> {
  const { range } = await readHead(store, tenantId);
  let last = continuation === undefined ? range.size : Math.min(sequenceIn(continuation), range.size);
  const events: LoggedEvent[] = [];
  while (last >= 1 && events.length < limit) {
    const tile = tileOf(last);
    const documents = await eventsOfTile(store, tenantId, tile);
    const upTo = documents.map(({ body }) => LoggedEvent.parse(body)).filter(({ sequence }) => sequence <= last);
    const taken = upTo.reverse().slice(0, limit - events.length);
    events.push(...taken);
    const isWhole = taken.length === upTo.length;
    last = isWhole ? tile * TILE_SIZE : last - taken.length;
  }
  const lowest = events.at(-1)?.sequence ?? 1;
  return { events, ...(lowest > 1 ? { continuation: String(lowest - 1) } : {}) };
}

async function matchingEvents(
  store: Pick<DocumentStore, 'query' | 'read'>,
  { tenantId, meeting, type, limit, continuation }: EventQuery,
): Promise<EventPage> {
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
  const events = page.documents.map(({ body }) => LoggedEvent.parse(body));
  return { events, ...(page.continuation === undefined ? {} : { continuation: page.continuation }) };
}

function sequenceIn(continuation: string): number {
  if (!/^[1-9]\d{0,14}$/.test(continuation)) throw badCursor();
  return Number(continuation);
}
