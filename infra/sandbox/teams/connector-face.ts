import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ConnectorBackend } from './connector-backend.ts';
import { type ConnectorRoute, parseConnectorRoute } from './connector-route.ts';
import type { Directory } from './directory.ts';
import type { Faults, TakenFault } from './faults.ts';
import { errorReply, type Reply, readBody, sendReply } from './http-io.ts';
import { asJsonObject, type JsonObject, parseJsonObject, stringAt } from './json.ts';
import { toMeetingInfo, toMeetingParticipant } from './meeting-chat.ts';
import type { SentLog } from './sent-log.ts';

export interface ConnectorFaceOptions {
  directory: Directory;
  backend: ConnectorBackend;
  sentLog: SentLog;
  faults: Faults;
}

/** The bot's side of Teams. `path` is below the connector's base, with the query. */
export type ConnectorFace = (req: IncomingMessage, res: ServerResponse, path: string) => Promise<void>;

interface Call {
  method: string;
  path: string;
  query: string;
  route: ConnectorRoute;
  bytes: Buffer | undefined;
}

/** Teams refuses larger messages with 413. */
const MAX_MESSAGE_BYTES = 100 * 1024;
/** What the people see where a message was, since the Playground cannot take one away. */
const REMOVED: JsonObject = { type: 'message', text: '_Meddelandet har tagits bort._', textFormat: 'markdown' };

const NOT_FOUND = errorReply(404, 'ConversationNotFound', 'Conversation not found.');
const NO_ACTIVITY = errorReply(404, 'ActivityNotFoundInConversation', 'The activity is not in this conversation.');
const NO_MEMBER = errorReply(404, 'MemberNotFoundInConversation', 'Member not found in conversation');
const NO_MEETING = errorReply(404, 'MeetingNotFound', 'There is no such meeting.');

function replyId(reply: Reply): string | undefined {
  return stringAt(Buffer.isBuffer(reply.body) ? parseJsonObject(reply.body) : reply.body, 'id');
}

function firstMemberId(parameters: JsonObject): string | undefined {
  return Array.isArray(parameters.members) ? stringAt(parameters.members[0], 'id') : undefined;
}

function isPersonal({ route }: Call, directory: Directory): boolean {
  if (route.kind === 'create-conversation') return true;
  return 'conversationId' in route && directory.ownerOfPersonalChat(route.conversationId) !== undefined;
}

/** The connector: forwards what the backend can do, answers itself what it cannot, and records what the bot sent. */
export function createConnectorFace({ directory, backend, sentLog, faults }: ConnectorFaceOptions): ConnectorFace {
  const deleted = new Set<string>();

  function record(
    kind: 'create' | 'update' | 'delete',
    conversationId: string,
    id: string,
    activity: JsonObject,
  ): void {
    const owner = directory.ownerOfPersonalChat(conversationId);
    const entry = { kind, conversationId, activityId: id, activity };
    sentLog.append(owner === undefined ? entry : { ...entry, personId: owner.id });
  }

  async function send(conversationId: string, activity: JsonObject, replyToId?: string): Promise<Reply> {
    const reply = await backend.send(conversationId, activity, replyToId);
    const id = replyId(reply);
    if (id !== undefined && reply.status < 300) record('create', conversationId, id, activity);
    return reply;
  }

  async function update(conversationId: string, activityId: string, activity: JsonObject): Promise<Reply> {
    if (deleted.has(`${conversationId} ${activityId}`)) return NO_ACTIVITY;
    const reply = await backend.update(conversationId, activityId, activity);
    if (reply.status < 300) record('update', conversationId, activityId, activity);
    return reply;
  }

  async function remove(conversationId: string, activityId: string): Promise<Reply> {
    const key = `${conversationId} ${activityId}`;
    if (deleted.has(key)) return NO_ACTIVITY;
    const reply = await backend.update(conversationId, activityId, REMOVED);
    if (reply.status >= 300) return reply;
    deleted.add(key);
    record('delete', conversationId, activityId, {});
    return { status: 200 };
  }

  async function createConversation(parameters: JsonObject, bytes: Buffer | undefined): Promise<Reply> {
    if (parameters.isGroup === true) return backend.other({ method: 'POST', path: '/v3/conversations', body: bytes });
    const person = directory.person(firstMemberId(parameters) ?? '');
    if (person === undefined) return errorReply(400, 'BadArgument', 'Failed to decrypt pairwise id');
    const opened = await backend.openPersonalChat(person);
    const conversationId = replyId(opened);
    if (conversationId === undefined) return opened;
    directory.registerPersonalChat(conversationId, person);
    const first = asJsonObject(parameters.activity);
    if (first === undefined) return { status: 201, body: { id: conversationId } };
    const sent = await send(conversationId, first);
    return sent.status < 300 ? { status: 201, body: { id: conversationId, activityId: replyId(sent) } } : sent;
  }

  function participant(meetingId: string, participantId: string, query: string): Reply {
    const meeting = directory.meeting(meetingId);
    if (meeting === undefined) return NO_MEETING;
    if (new URLSearchParams(query).get('tenantId') !== directory.tenantId) {
      return errorReply(400, 'BadArgument', 'tenantId must be the tenant of the meeting.');
    }
    // Teams knows participants by Entra object id alone.
    const person = directory.everyone.find(({ aadObjectId }) => aadObjectId === participantId);
    if (person === undefined) return NO_MEMBER;
    return { status: 200, body: toMeetingParticipant(meeting, person, directory.tenantId) };
  }

  function read(route: ConnectorRoute, call: Call): Promise<Reply> | Reply {
    switch (route.kind) {
      case 'members':
        return backend.members(route.conversationId);
      case 'paged-members':
        return backend.pagedMembers(route.conversationId, new URLSearchParams(call.query));
      case 'member': {
        const person = directory.person(route.memberId);
        return person === undefined ? NO_MEMBER : backend.member(route.conversationId, person.id);
      }
      case 'meeting': {
        const meeting = directory.meeting(route.meetingId);
        return meeting === undefined ? NO_MEETING : { status: 200, body: toMeetingInfo(meeting, directory.tenantId) };
      }
      case 'participant':
        return participant(route.meetingId, route.participantId, call.query);
      default:
        return backend.other({ method: call.method, path: `${call.path}${call.query}`, body: call.bytes });
    }
  }

  function answer(call: Call): Promise<Reply> | Reply {
    const { route, bytes } = call;
    if (route.kind === 'delete') return remove(route.conversationId, route.activityId);
    if (route.kind !== 'send' && route.kind !== 'update' && route.kind !== 'create-conversation')
      return read(route, call);
    const body = bytes === undefined ? undefined : parseJsonObject(bytes);
    if (body === undefined) return errorReply(400, 'BadSyntax', 'The body is not a JSON object.');
    if (route.kind === 'send') return send(route.conversationId, body, route.replyToId);
    if (route.kind === 'update') return update(route.conversationId, route.activityId, body);
    return createConversation(body, bytes);
  }

  function takeFault(call: Call): TakenFault | undefined {
    return faults.take(() => ({
      method: call.method,
      path: decodeURIComponent(call.path),
      body: call.bytes?.toString() ?? '',
      personal: isPersonal(call, directory),
    }));
  }

  async function reply(req: IncomingMessage, fullPath: string): Promise<Reply> {
    const bytes = req.method === 'GET' ? undefined : await readBody(req);
    if (!/^bearer ./i.test(req.headers.authorization ?? '')) {
      return errorReply(401, 'Unauthorized', 'Authorization has been denied for this request.');
    }
    if (bytes !== undefined && bytes.length > MAX_MESSAGE_BYTES) {
      return errorReply(413, 'MessageSizeTooBig', 'Message size too large.');
    }
    const method = req.method ?? 'GET';
    const at = fullPath.indexOf('?');
    const path = at < 0 ? fullPath : fullPath.slice(0, at);
    const call = {
      method,
      path,
      query: at < 0 ? '' : fullPath.slice(at),
      route: parseConnectorRoute(method, path),
      bytes,
    };
    const fault = takeFault(call);
    if (fault !== undefined && !fault.afterWrite) return fault.reply;
    const answered = await answer(call);
    return fault?.reply ?? answered;
  }

  return async (req, res, path) => {
    try {
      sendReply(res, await reply(req, path));
    } catch (error) {
      sendReply(
        res,
        error instanceof URIError ? NOT_FOUND : errorReply(502, 'ServiceError', 'The chat is not reachable.'),
      );
    }
  };
}
