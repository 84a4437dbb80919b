import type { ConnectorBackend } from './connector-backend.ts';
import type { Directory } from './directory.ts';
import { errorReply, type Reply } from './http-io.ts';
import type { JsonObject } from './json.ts';
import { toTeamsAccount } from './meeting-chat.ts';
import type { SandboxPerson } from './people.ts';

/** Messages in memory, for tests and benchmarks without a Playground. */
export interface MemoryBackend extends ConnectorBackend {
  /** The chat that holds a message, whoever wrote it. */
  chatOf(activityId: string): string | undefined;
  /** A new message id, and the note of which chat it is in. */
  newMessageId(conversationId: string): string;
}

const DEFAULT_KEEP = 20_000;
const DEFAULT_PAGE = 200;

const NO_CHAT = errorReply(404, 'ConversationNotFound', 'Conversation not found.');
const NO_ACTIVITY = errorReply(404, 'ActivityNotFoundInConversation', 'The activity is not in this conversation.');
const NO_MEMBER = errorReply(404, 'MemberNotFoundInConversation', 'Member not found in conversation');
const EMPTY = errorReply(400, 'BadArgument', 'Activity must have text or attachments.');

function isEmptyMessage(activity: JsonObject): boolean {
  const hasAttachment = Array.isArray(activity.attachments) && activity.attachments.length > 0;
  return activity.type === 'message' && activity.text === undefined && !hasAttachment;
}

/** @param keep how many messages to remember; older ones can no longer be updated */
export function createMemoryBackend(directory: Directory, keep = DEFAULT_KEEP): MemoryBackend {
  const chatByMessage = new Map<string, string>();
  let lastId = Date.now();

  function newMessageId(conversationId: string): string {
    lastId += 1;
    const id = String(lastId);
    chatByMessage.set(id, conversationId);
    if (chatByMessage.size > keep) {
      const [oldest] = chatByMessage.keys();
      if (oldest !== undefined) chatByMessage.delete(oldest);
    }
    return id;
  }

  function membersOf(conversationId: string): readonly SandboxPerson[] | undefined {
    if (directory.meetingOfChat(conversationId) !== undefined) return directory.everyone;
    const owner = directory.ownerOfPersonalChat(conversationId);
    return owner === undefined ? undefined : [owner];
  }

  function accounts(people: readonly SandboxPerson[]): JsonObject[] {
    return people.map((person) => toTeamsAccount(person, directory.tenantId));
  }

  async function send(conversationId: string, activity: JsonObject): Promise<Reply> {
    if (membersOf(conversationId) === undefined) return NO_CHAT;
    if (activity.type === 'typing' || activity.type === 'trace') return { status: 202 };
    if (isEmptyMessage(activity)) return EMPTY;
    return { status: 201, body: { id: newMessageId(conversationId) } };
  }

  return {
    chatOf: (activityId) => chatByMessage.get(activityId),
    newMessageId,
    send,
    async update(conversationId, activityId, activity) {
      if (membersOf(conversationId) === undefined) return NO_CHAT;
      if (chatByMessage.get(activityId) !== conversationId) return NO_ACTIVITY;
      return isEmptyMessage(activity) ? EMPTY : { status: 200, body: { id: activityId } };
    },
    async openPersonalChat(person) {
      const id = directory.personalChatOf(person) ?? `a:1personal-${person.aadObjectId}`;
      return { status: 201, body: { id } };
    },
    async members(conversationId) {
      const members = membersOf(conversationId);
      return members === undefined ? NO_CHAT : { status: 200, body: accounts(members) };
    },
    async pagedMembers(conversationId, query) {
      const members = membersOf(conversationId);
      if (members === undefined) return NO_CHAT;
      const start = Number(query.get('continuationToken') ?? 0);
      const size = Number(query.get('pageSize') ?? DEFAULT_PAGE);
      if (!Number.isInteger(start) || !Number.isInteger(size) || size < 1) {
        return errorReply(400, 'BadArgument', 'Invalid page.');
      }
      const end = start + size;
      const page = { members: accounts(members.slice(start, end)), totalCount: members.length };
      return { status: 200, body: end < members.length ? { ...page, continuationToken: String(end) } : page };
    },
    async member(conversationId, personId) {
      const members = membersOf(conversationId);
      if (members === undefined) return NO_CHAT;
      const member = members.find(({ id }) => id === personId);
      return member === undefined ? NO_MEMBER : { status: 200, body: toTeamsAccount(member, directory.tenantId) };
    },
    async other() {
      return errorReply(404, 'NotFound', 'The stand-in has no such call.');
    },
  };
}
