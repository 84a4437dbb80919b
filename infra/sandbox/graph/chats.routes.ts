import { z } from 'zod';
import { type Answer, fail, invalid } from './answer.ts';
import { equalityFilter } from './equality-filter.ts';
import { pageOf } from './paging.ts';
import { faultOf } from './planner-input.ts';
import type { GraphRequest, Route, RouteContext } from './route.ts';

const APPS = /^\/v1\.0\/chats\/([^/]+)\/installedApps$/;
const KIND = 'app-installation';

const Install = z.strictObject({
  'teamsApp@odata.bind': z
    .string()
    .regex(/^https:\/\/graph\.microsoft\.com\/v1\.0\/appCatalogs\/teamsApps\/[^/]+$/, 'teamsApp must be an address'),
  consentedPermissionSet: z
    .strictObject({
      resourceSpecificPermissions: z.array(
        z.strictObject({ permissionValue: z.string(), permissionType: z.literal(['application', 'delegated']) }),
      ),
    })
    .optional(),
});
const Installation = z.object({ chatId: z.string(), teamsApp: z.object({ id: z.string(), externalId: z.string() }) });

const knows = ({ tenant }: RouteContext, chatId: string): boolean => tenant.chats.some(({ id }) => id === chatId);
const unknownChat = (): Answer => fail(404, 'NotFound', 'The chat was not found.');

function install(context: RouteContext, { body }: GraphRequest, [chatId = '']: readonly string[]): Answer {
  if (!knows(context, chatId)) return unknownChat();
  const parsed = Install.safeParse(body);
  if (!parsed.success) return invalid(faultOf(parsed.error));
  const { app } = context.tenant;
  const catalogId = parsed.data['teamsApp@odata.bind'].split('/').at(-1) ?? '';
  if (app?.catalogId !== catalogId) return fail(404, 'NotFound', 'The app is not in the catalogue.');
  const id = Buffer.from(`${chatId}##${catalogId}`).toString('base64');
  if (context.store.item(KIND, id) !== undefined) return fail(409, 'Conflict', 'The app is already installed.');
  context.store.putItem(KIND, id, { id, chatId, teamsApp: { id: catalogId, externalId: app.manifestId } });
  return { status: 201 };
}

function list(context: RouteContext, request: GraphRequest, [chatId = '']: readonly string[]): Answer {
  if (!knows(context, chatId)) return unknownChat();
  const filter = request.query.get('$filter');
  const wanted = filter === null ? undefined : equalityFilter(filter);
  if (filter !== null && wanted?.property !== 'teamsApp/externalId') return fail(400, 'BadRequest', 'Unsupported.');
  const isExpanded = request.query.get('$expand') === 'teamsApp';
  const found = context.store
    .items(KIND)
    .map((item) => Installation.loose().parse(item))
    .filter((item) => item.chatId === chatId && (wanted === undefined || item.teamsApp.externalId === wanted.value))
    .map(({ chatId: _chat, teamsApp, ...rest }) => (isExpanded ? { ...rest, teamsApp } : rest));
  return pageOf(found, request, context.pageSize);
}

/** Apps in chats: an app that is in the chat of a meeting is in the meeting. */
export const chatRoutes: readonly Route[] = [
  { method: 'GET', pattern: APPS, handle: list },
  { method: 'POST', pattern: APPS, handle: install },
];
