import { type Answer, fail, unknownUser } from './answer.ts';
import { equalityFilter } from './equality-filter.ts';
import type { GraphRequest, Route, RouteContext } from './route.ts';
import { findUser, joinWebUrlOf, type LocalChat, type LocalTenant, type LocalUser } from './tenant.ts';

/** A meeting has another id for each of its people. */
export const meetingIdOf = (user: LocalUser, chat: LocalChat): string =>
  Buffer.from(`${user.id}|${chat.id}`).toString('base64');

/** @returns the chat of a meeting by the id that this person knows it by. */
export function chatOfMeeting(tenant: LocalTenant, user: LocalUser, meetingId: string): LocalChat | undefined {
  return tenant.chats.find((chat) => meetingIdOf(user, chat) === meetingId);
}

const unknownMeeting = (): Answer => fail(404, 'NotFound', 'The meeting was not found.');

function meetingView(tenant: LocalTenant, user: LocalUser, chat: LocalChat): object {
  const organizer = findUser(tenant, chat.memberIds[0] ?? user.id) ?? user;
  return {
    id: meetingIdOf(user, chat),
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
}

function find({ tenant }: RouteContext, { query }: GraphRequest, [userKey = '']: readonly string[]): Answer {
  const user = findUser(tenant, userKey);
  if (user === undefined) return unknownUser(userKey);
  const wanted = equalityFilter(query.get('$filter') ?? '');
  if (wanted?.property.toLowerCase() !== 'joinweburl') {
    return fail(400, 'BadRequest', 'A filter by JoinWebUrl is required.');
  }
  const chat = tenant.chats.find((candidate) => joinWebUrlOf(candidate) === wanted.value);
  if (!chat?.memberIds.includes(user.id)) return unknownMeeting();
  return { status: 200, body: { value: [meetingView(tenant, user, chat)] } };
}

function read({ tenant }: RouteContext, _request: GraphRequest, [userKey = '', id = '']: readonly string[]): Answer {
  const user = findUser(tenant, userKey);
  if (user === undefined) return unknownUser(userKey);
  const chat = chatOfMeeting(tenant, user, id);
  return chat === undefined ? unknownMeeting() : { status: 200, body: meetingView(tenant, user, chat) };
}

export const meetingRoutes: readonly Route[] = [
  { method: 'GET', pattern: /^\/v1\.0\/users\/([^/]+)\/onlineMeetings$/, handle: find },
  { method: 'GET', pattern: /^\/v1\.0\/users\/([^/]+)\/onlineMeetings\/([^/]+)$/, handle: read },
];
