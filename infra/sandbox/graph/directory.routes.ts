import { type Answer, fail, notFound, unknownUser } from './answer.ts';
import { equalityFilter } from './equality-filter.ts';
import { PUBLIC_ROOT } from './planner-view.ts';
import type { GraphRequest, Route, RouteContext } from './route.ts';
import { findUser, type LocalUser } from './tenant.ts';

const userView = ({ id, displayName, mail, userPrincipalName }: LocalUser): Record<string, unknown> => ({
  id,
  displayName,
  mail,
  userPrincipalName,
});

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

function listGroup({ tenant }: RouteContext, _request: GraphRequest, [groupId = '']: readonly string[]): Answer {
  if (groupId !== tenant.groupId) return unknownUser(groupId);
  const value = tenant.users.map((user) => ({ '@odata.type': '#microsoft.graph.user', ...userView(user) }));
  const nested = { '@odata.type': '#microsoft.graph.group', id: `${groupId}-nested`, displayName: 'Inner group' };
  return { status: 200, body: { value: [...value, nested] } };
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

/** People, chats, groups and the plan: what the tenant was made with, read only. */
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
  { method: 'GET', pattern: /^\/v1\.0\/groups\/([^/]+)\/members$/, handle: listGroup },
  { method: 'GET', pattern: /^\/v1\.0\/chats\/([^/]+)\/members$/, handle: listMembers },
  { method: 'GET', pattern: /^\/v1\.0\/planner\/plans\/([^/]+)$/, handle: readPlan },
];
