import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Directory } from './directory.ts';
import { asJsonObject, type JsonObject, stringAt } from './json.ts';

export interface DecorateOptions {
  directory: Directory;
  /** Where the bot shall answer. */
  serviceUrl: string;
}

const Id = z.looseObject({ id: z.string() });

function accountOf(value: unknown, directory: Directory): JsonObject {
  const given = Id.safeParse(value);
  const person = given.success ? directory.person(given.data.id) : directory.currentUser;
  if (person === undefined) return { ...asJsonObject(value) };
  return { ...asJsonObject(value), id: person.id, name: person.name, aadObjectId: person.aadObjectId };
}

function conversationOf(value: unknown, directory: Directory): JsonObject {
  const id = stringAt(value, 'id') ?? directory.mainMeeting.conversationId;
  const conversation = { ...asJsonObject(value), id, tenantId: directory.tenantId };
  if (directory.meetingOfChat(id) !== undefined)
    return { ...conversation, isGroup: true, conversationType: 'groupChat' };
  if (directory.ownerOfPersonalChat(id) !== undefined) return { ...conversation, conversationType: 'personal' };
  return conversation;
}

/** The Playground's client leaves out that a press is no automatic refresh. */
function withTrigger({ name, value }: JsonObject): JsonObject {
  const action = asJsonObject(value);
  return name === 'adaptiveCard/action' && action !== undefined ? { value: { trigger: 'manual', ...action } } : {};
}

/**
 * Adds what Teams adds to an activity on its way to the bot: the tenant, the meeting of a meeting chat, the sender's
 * Entra id, the address to answer. What is missing altogether (id, sender, chat, channel) gets the obvious value, so
 * that an activity written by hand need not be complete.
 */
export function decorateActivity(activity: JsonObject, { directory, serviceUrl }: DecorateOptions): JsonObject {
  const conversation = conversationOf(activity.conversation, directory);
  const meeting = directory.meetingOfChat(String(conversation.id));
  return {
    id: randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    recipient: directory.bot,
    locale: directory.locale,
    ...activity,
    ...withTrigger(activity),
    serviceUrl,
    from: accountOf(activity.from, directory),
    conversation,
    channelData: {
      ...asJsonObject(activity.channelData),
      tenant: { id: directory.tenantId },
      ...(meeting !== undefined && { meeting: { id: meeting.meetingId } }),
    },
  };
}
