import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Answer, fail, invalid } from './answer.ts';
import { faultOf } from './planner-input.ts';
import type { GraphRequest, Route, RouteContext } from './route.ts';

const KIND = 'call';

const Join = z.strictObject({
  '@odata.type': z.literal('#microsoft.graph.call'),
  callbackUri: z.url({ protocol: /^https$/ }),
  requestedModalities: z.array(z.literal(['audio', 'video', 'videoBasedScreenSharing'])).min(1),
  mediaConfig: z.strictObject({ '@odata.type': z.literal('#microsoft.graph.serviceHostedMediaConfig') }),
  chatInfo: z.strictObject({ threadId: z.string(), messageId: z.string() }),
  meetingInfo: z.strictObject({
    '@odata.type': z.literal('#microsoft.graph.organizerMeetingInfo'),
    organizer: z.strictObject({
      user: z.strictObject({
        '@odata.type': z.literal('#microsoft.graph.identity'),
        id: z.string(),
        tenantId: z.string(),
      }),
    }),
  }),
  tenantId: z.string(),
});

const ended = (): Answer => fail(404, '8523', 'Call not found.');

function join({ store, tenant }: RouteContext, { body }: GraphRequest): Answer {
  const parsed = Join.safeParse(body);
  if (!parsed.success) return invalid(faultOf(parsed.error));
  const isKnown = tenant.chats.some(({ id }) => id === parsed.data.chatInfo.threadId);
  if (!isKnown) return fail(404, '7504', 'The meeting was not found.');
  const call = { ...parsed.data, id: randomUUID(), state: 'establishing', direction: 'outgoing' };
  store.putItem(KIND, call.id, call);
  return { status: 201, body: call };
}

/** Calls are joined and left; no sound, no lobby, and no callbacks. */
export const callRoutes: readonly Route[] = [
  { method: 'POST', pattern: /^\/v1\.0\/communications\/calls$/, handle: join },
  {
    method: 'POST',
    pattern: /^\/v1\.0\/communications\/calls\/([^/]+)\/keepAlive$/,
    handle: ({ store }, _request, [id = '']) => (store.item(KIND, id) === undefined ? ended() : { status: 200 }),
  },
  {
    method: 'DELETE',
    pattern: /^\/v1\.0\/communications\/calls\/([^/]+)$/,
    handle: ({ store }, _request, [id = '']) => (store.removeItem(KIND, id) ? { status: 204 } : ended()),
  },
];
