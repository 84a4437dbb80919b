import type { Cause, MeetingKey } from '../../core/meetings/index.ts';
import type { ConversationReference } from '../../core/messaging/index.ts';
import type { Person } from '../../core/people/index.ts';
import type { InboundActivity } from './activity.ts';

/** One inbound activity as Kollegan sees it: who, where, when, and how to answer. */
export interface Turn {
  tenantId: string;
  conversationId: string;
  /** A chat between one person and Kollegan. */
  personal: boolean;
  activityId: string;
  person: Person;
  reference: ConversationReference;
  /** Teams' id of the meeting that the chat belongs to; null for other chats. */
  teamsMeetingId: string | null;
  conversationName: string;
  /** The person's Teams client, such as `Android`; null when it did not tell. */
  client: string | null;
  at: Date;
  correlationId: string;
}

export interface TurnOptions {
  now: Date;
  correlationId: string;
}

/**
 * Reads who is talking and where. Tenant and person come from the activity that Teams signed; an activity that names
 * no tenant belongs to nobody and is refused (null).
 */
export function readTurn(activity: InboundActivity, { now, correlationId }: TurnOptions): Turn | null {
  const tenantId = activity.conversation.tenantId || activity.channelData?.tenant?.id;
  if (!tenantId) return null;
  const conversationId = baseConversationId(activity.conversation.id);
  return {
    tenantId,
    conversationId,
    personal: activity.conversation.conversationType === 'personal',
    activityId: activity.id ?? correlationId,
    person: {
      id: activity.from.aadObjectId || activity.from.id,
      teamsId: activity.from.id,
      name: activity.from.name ?? '',
      email: null,
    },
    reference: {
      tenantId,
      conversationId,
      serviceUrl: activity.serviceUrl,
      channelId: activity.channelId,
      botId: activity.recipient.id,
      botName: activity.recipient.name ?? 'Kollegan',
    },
    teamsMeetingId: activity.channelData?.meeting?.id || null,
    conversationName: activity.conversation.name ?? '',
    client: clientOf(activity),
    at: now,
    correlationId,
  };
}

const MAX_CLIENT_LENGTH = 40;

/** Source: the entity `clientInfo` that Teams adds to messages, and to some invokes. */
function clientOf({ entities }: InboundActivity): string | null {
  const platform = entities?.find(({ type }) => type === 'clientInfo')?.['platform'];
  return typeof platform === 'string' ? platform.replace(/[^\w .-]/g, '').slice(0, MAX_CLIENT_LENGTH) || null : null;
}

/** The thread of a channel message is a conversation of its own; its meeting is the channel's. */
function baseConversationId(id: string): string {
  return id.split(';messageid=')[0] ?? id;
}

export function causeOf({ person, at, correlationId }: Turn): Cause {
  return { actor: person.id, at, correlationId };
}

export function keyOf({ tenantId, conversationId }: Turn, meetingId: string): MeetingKey {
  return { tenantId, conversationId, meetingId };
}
