import type { Client } from '@microsoft/microsoft-graph-client';
import type { Event } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { createGraphCall, orNull, query } from './graph-call.ts';

const Instant = z.object({ dateTime: z.string(), timeZone: z.string() });
const Address = z.object({ emailAddress: z.object({ address: z.string().nullish(), name: z.string().nullish() }) });

/** A meeting in a calendar. Times are UTC, since the request asks for it. */
export const CalendarEvent = z.object({
  id: z.string().min(1),
  subject: z.string().nullish(),
  start: Instant,
  end: Instant,
  isCancelled: z.boolean().nullish(),
  isOnlineMeeting: z.boolean().nullish(),
  onlineMeeting: z.object({ joinUrl: z.string().nullish() }).nullish(),
  organizer: Address.nullish(),
  attendees: z.array(Address).nullish(),
  type: z.string().nullish(),
  seriesMasterId: z.string().nullish(),
  iCalUId: z.string().nullish(),
});
export type CalendarEvent = z.infer<typeof CalendarEvent>;

export interface Calendar {
  /** Every occurrence that touches the time between, earliest first. @param user - object id or address */
  view(user: string, between: { from: Date; to: Date }, correlationId: string): Promise<CalendarEvent[]>;
  /** Null: deleted. */
  event(user: string, eventId: string, correlationId: string): Promise<CalendarEvent | null>;
}

const FIELDS = [
  'id',
  'subject',
  'start',
  'end',
  'isCancelled',
  'isOnlineMeeting',
  'onlineMeeting',
  'organizer',
  'attendees',
  'type',
  'seriesMasterId',
  'iCalUId',
] as const satisfies readonly (keyof Event)[];
const $select = FIELDS.join(',');
const headers = { Prefer: 'outlook.timezone="UTC"' };

export function createCalendar(client: Client): Calendar {
  const graph = createGraphCall(client);
  return {
    view(user, { from, to }, correlationId) {
      const asked = query({
        startDateTime: from.toISOString(),
        endDateTime: to.toISOString(),
        $select,
        $orderby: 'start/dateTime',
        $top: '50',
      });
      const path = `/users/${encodeURIComponent(user)}/calendarView${asked}`;
      return graph.list(CalendarEvent, path, { correlationId, headers });
    },
    event(user, eventId, correlationId) {
      const path = `/users/${encodeURIComponent(user)}/events/${encodeURIComponent(eventId)}${query({ $select })}`;
      return orNull(graph.get(CalendarEvent, path, { correlationId, headers }));
    },
  };
}
