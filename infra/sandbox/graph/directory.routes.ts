import { type Answer, fail, notFound } from './answer.ts';
import { PUBLIC_ROOT } from './planner-view.ts';
import type { GraphRequest, Route, RouteContext } from './route.ts';
import { findUser, joinWebUrlOf, type LocalUser } from './tenant.ts';

const unknownUser = (key: string): Answer =>
  fail(
    404,
    'Request_ResourceNotFound',
    `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`,
  );

const userView = ({ id, displayName, mail, userPrincipalName }: LocalUser): Record<string, unknown> => ({
  id,
  displayName,
  mail,
  userPrincipalName,
});

/** `property eq 'value'`, the one filter that is understood here; a quote in the value is doubled. */
function equalityFilter(filter: string): { property: string; value: string } | undefined {
  const match = /^(\w+) eq '((?:[^']|'')*)'$/.exec(filter.trim());
  const [, property, value] = match ?? [];
  return property === undefined || value === undefined ? undefined : { property, value: value.replaceAll("''", "'") };
}

function listUsers({ tenant }: RouteContext, { query }: GraphRequest): Answer {
  const filter = query.get('$filter');
  const wanted = filter === null ? undefined : equalityFilter(filter);
  if (filter !== null && wanted === undefined) return fail(400, 'Request_UnsupportedQuery', 'Unsupported filter.');
  const users = tenant.users.map(userView).filter((user) => {
    if (wanted === undefined) return true;
    return String(user[wanted.property] ?? '').toLowerCase() === wanted.value.toLowerCase();
  });
  const top = Number(query.get('$top') ?? users.length);
  return { status: 200, body: { '@odata.context': `${PUBLIC_ROOT}/$metadata#users`, value: users.slice(0, top) } };
}

function listMembers({ tenant }: RouteContext, _request: GraphRequest, [chatId = '']: readonly string[]): Answer {
  const chat = tenant.chats.find(({ id }) => id === chatId);
  if (chat === undefined) return fail(404, 'NotFound', 'The chat was not found.');
  const members = chat.memberIds.flatMap((id) => findUser(tenant, id) ?? []);
  const value = members.map((user) => ({
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    id: Buffer.from(`${tenant.tenantId}##${chat.id}##${user.id}`).toString('base64'),
    roles: ['owner'],
    displayName: user.displayName,
    userId: user.id,
    email: user.mail,
    tenantId: tenant.tenantId,
    visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
  }));
  return { status: 200, body: { '@odata.count': value.length, value } };
}

function findMeeting({ tenant }: RouteContext, { query }: GraphRequest, [userKey = '']: readonly string[]): Answer {
  const user = findUser(tenant, userKey);
  if (user === undefined) return unknownUser(userKey);
  const wanted = equalityFilter(query.get('$filter') ?? '');
  if (wanted?.property.toLowerCase() !== 'joinweburl') {
    return fail(400, 'BadRequest', 'A filter by JoinWebUrl is required.');
  }
  const chat = tenant.chats.find((candidate) => joinWebUrlOf(candidate) === wanted.value);
  if (!chat?.memberIds.includes(user.id)) return fail(404, 'NotFound', 'The meeting was not found.');
  const organizer = findUser(tenant, chat.memberIds[0] ?? user.id) ?? user;
  const meeting = {
    id: Buffer.from(`${user.id}|${chat.id}`).toString('base64'),
    subject: chat.topic,
    joinWebUrl: joinWebUrlOf(chat),
    chatInfo: { threadId: chat.id, messageId: '0', replyChainMessageId: null },
    participants: {
      organizer: {
        upn: organizer.userPrincipalName,
        role: 'presenter',
        identity: { user: { id: organizer.id, displayName: null } },
      },
      attendees: [],
    },
  };
  return { status: 200, body: { value: [meeting] } };
}

function readPlan({ tenant }: RouteContext, _request: GraphRequest, [planId = '']: readonly string[]): Answer {
  if (planId !== tenant.planId) return notFound();
  const plan = {
    '@odata.etag': 'W/"JzEtUGxhbiAgQEBAQEBAQEBAQEBAQEBAQCc="',
    id: tenant.planId,
    title: 'Kollegan',
    owner: tenant.groupId,
    container: { containerId: tenant.groupId, type: 'group', url: `${PUBLIC_ROOT}/groups/${tenant.groupId}` },
  };
  return { status: 200, body: plan };
}

/** People, chats, meetings and the plan: what the tenant was made with, read only. */
export const directoryRoutes: readonly Route[] = [
  { method: 'GET', pattern: /^\/v1\.0\/users$/, handle: listUsers },
  {
    method: 'GET',
    pattern: /^\/v1\.0\/users\/([^/]+)$/,
    handle: ({ tenant }, _request, [key = '']) => {
      const user = findUser(tenant, key);
      return user === undefined ? unknownUser(key) : { status: 200, body: userView(user) };
    },
  },
  { method: 'GET', pattern: /^\/v1\.0\/users\/([^/]+)\/onlineMeetings$/, handle: findMeeting },
  { method: 'GET', pattern: /^\/v1\.0\/chats\/([^/]+)\/members$/, handle: listMembers },
  { method: 'GET', pattern: /^\/v1\.0\/planner\/plans\/([^/]+)$/, handle: readPlan },
];
