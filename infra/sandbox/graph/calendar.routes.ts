import { type Answer, fail, unknownUser } from './answer.ts';
import { pageOf } from './paging.ts';
import type { GraphRequest, Route, RouteContext } from './route.ts';
import { findUser, type LocalEvent, type LocalTenant } from './tenant.ts';

function eventsOf(tenant: LocalTenant, owner: string): LocalEvent[] | undefined {
  const user = findUser(tenant, owner);
  const isMailbox = owner.toLowerCase() === tenant.mailbox.toLowerCase();
  if (user === undefined && !isMailbox) return undefined;
  const keys = [owner, user?.id, user?.mail].map((key) => key?.toLowerCase());
  return (tenant.events ?? []).filter((event) => keys.includes(event.owner.toLowerCase()));
}

const moment = (iso: string): object => ({ dateTime: iso.replace('Z', '0000'), timeZone: 'UTC' });

function eventView(tenant: LocalTenant, { id, owner, subject, start, end, joinUrl }: LocalEvent): object {
  const organizer = findUser(tenant, owner);
  return {
    id,
    subject,
    start: moment(start),
    end: moment(end),
    isCancelled: false,
    isOnlineMeeting: joinUrl !== undefined,
    onlineMeeting: joinUrl === undefined ? null : { joinUrl },
    organizer: { emailAddress: { name: organizer?.displayName ?? null, address: organizer?.mail ?? owner } },
    attendees: [],
    type: 'singleInstance',
    seriesMasterId: null,
    iCalUId: `ical-${id}`,
  };
}

function view({ tenant, pageSize }: RouteContext, request: GraphRequest, [owner = '']: readonly string[]): Answer {
  const events = eventsOf(tenant, owner);
  if (events === undefined) return unknownUser(owner);
  const from = Date.parse(request.query.get('startDateTime') ?? '');
  const to = Date.parse(request.query.get('endDateTime') ?? '');
  if (Number.isNaN(from) || Number.isNaN(to)) {
    return fail(400, 'ErrorInvalidParameter', 'This request requires a time window.');
  }
  const within = events.filter(({ start, end }) => Date.parse(start) < to && Date.parse(end) > from);
  within.sort((a, b) => a.start.localeCompare(b.start));
  const views = within.map((event) => eventView(tenant, event));
  return pageOf(views, request, pageSize);
}

function read({ tenant }: RouteContext, _request: GraphRequest, [owner = '', id = '']: readonly string[]): Answer {
  const event = eventsOf(tenant, owner)?.find((candidate) => candidate.id === id);
  if (event === undefined) return fail(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
  return { status: 200, body: eventView(tenant, event) };
}

export const calendarRoutes: readonly Route[] = [
  { method: 'GET', pattern: /^\/v1\.0\/users\/([^/]+)\/calendarView$/, handle: view },
  { method: 'GET', pattern: /^\/v1\.0\/users\/([^/]+)\/events\/([^/]+)$/, handle: read },
];
