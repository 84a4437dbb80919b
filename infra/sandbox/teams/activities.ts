import type { Directory } from './directory.ts';
import type { JsonObject } from './json.ts';
import { type MeetingChat, roleIn, toTeamsAccount } from './meeting-chat.ts';
import type { SandboxPerson } from './people.ts';

/** What happens in a meeting that Teams tells the bot. */
export type MeetingEventKind = 'start' | 'end' | 'join' | 'leave';

export interface MessageOptions {
  directory: Directory;
  person: SandboxPerson;
  conversationId: string;
  text: string;
  /** With an @mention of the bot before the text. */
  mention?: boolean;
}

export interface CardActionOptions {
  person: SandboxPerson;
  conversationId: string;
  /** The message that carries the card. */
  activityId: string;
  verb: string;
  data: JsonObject;
  /** `automatic`: the client refreshes the card for this person. */
  trigger: 'manual' | 'automatic';
}

export interface MeetingEventOptions {
  directory: Directory;
  meeting: MeetingChat;
  kind: MeetingEventKind;
  /** Who joins or leaves, or whose client reports the start and the end. */
  person: SandboxPerson;
}

const EVENT_NAMES: Record<MeetingEventKind, string> = {
  start: 'application/vnd.microsoft.meetingStart',
  end: 'application/vnd.microsoft.meetingEnd',
  join: 'application/vnd.microsoft.meetingParticipantJoin',
  leave: 'application/vnd.microsoft.meetingParticipantLeave',
};

export function messageActivity({ directory, person, conversationId, text, mention }: MessageOptions): JsonObject {
  const at = `<at>${directory.bot.name}</at>`;
  return {
    type: 'message',
    text: mention ? `${at} ${text}` : text,
    textFormat: 'plain',
    from: { id: person.id },
    conversation: { id: conversationId },
    entities: mention ? [{ type: 'mention', mentioned: directory.bot, text: at }] : [],
  };
}

/** The invoke that Teams makes of an `Action.Execute`. */
export function cardActionActivity(options: CardActionOptions): JsonObject {
  const { person, conversationId, activityId, verb, data, trigger } = options;
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    from: { id: person.id },
    conversation: { id: conversationId },
    replyToId: activityId,
    value: { action: { type: 'Action.Execute', verb, data }, trigger },
    channelData: { source: { name: 'message' } },
  };
}

function eventValue({ directory, meeting, kind, person }: MeetingEventOptions): JsonObject {
  if (kind === 'join' || kind === 'leave') {
    const user = toTeamsAccount(person, directory.tenantId);
    return { members: [{ user, meeting: { inMeeting: kind === 'join', role: roleIn(meeting, person) } }] };
  }
  return {
    // PascalCase on the wire, unlike everything else in an activity.
    Id: meeting.meetingId,
    JoinUrl: meeting.joinUrl,
    MeetingType: 'Scheduled',
    Title: meeting.title,
    [kind === 'start' ? 'StartTime' : 'EndTime']: new Date().toISOString(),
  };
}

export function meetingEventActivity(options: MeetingEventOptions): JsonObject {
  return {
    type: 'event',
    name: EVENT_NAMES[options.kind],
    from: { id: options.person.id },
    conversation: { id: options.meeting.conversationId },
    value: eventValue(options),
  };
}
