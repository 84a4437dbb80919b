import type { JsonObject } from './json.ts';
import type { SandboxPerson } from './people.ts';

/** A scheduled meeting and its chat. */
export interface MeetingChat {
  /** `19:meeting_…@thread.v2` */
  conversationId: string;
  /** What Teams puts in `channelData.meeting.id`. */
  meetingId: string;
  title: string;
  organizer: SandboxPerson;
  /** ISO 8601, UTC. */
  scheduledStart: string;
  scheduledEnd: string;
  joinUrl: string;
  /** The id of the onlineMeeting in Microsoft Graph. */
  msGraphResourceId: string;
}

export interface MeetingChatOptions {
  tenantId: string;
  conversationId: string;
  title: string;
  organizer: SandboxPerson;
  scheduledStart?: string;
  scheduledEnd?: string;
}

const HOUR_MS = 3_600_000;

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

/** Makes the ids and the link of a meeting in the shapes that Teams uses. Starts now and lasts an hour if not told. */
export function createMeetingChat(options: MeetingChatOptions): MeetingChat {
  const { tenantId, conversationId, title, organizer } = options;
  const context = JSON.stringify({ Tid: tenantId, Oid: organizer.aadObjectId });
  const scheduledStart = options.scheduledStart ?? new Date().toISOString();
  return {
    conversationId,
    meetingId: base64(`0#${conversationId}#0`),
    title,
    organizer,
    scheduledStart,
    scheduledEnd: options.scheduledEnd ?? new Date(Date.parse(scheduledStart) + HOUR_MS).toISOString(),
    joinUrl: `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(conversationId)}/0?context=${encodeURIComponent(context)}`,
    msGraphResourceId: base64(`1*${organizer.aadObjectId}*0**${conversationId}`),
  };
}

/** The answer of `GET v1/meetings/{meetingId}`. */
export function toMeetingInfo(meeting: MeetingChat, tenantId: string): JsonObject {
  return {
    details: {
      id: meeting.meetingId,
      msGraphResourceId: meeting.msGraphResourceId,
      scheduledStartTime: meeting.scheduledStart,
      scheduledEndTime: meeting.scheduledEnd,
      joinUrl: meeting.joinUrl,
      title: meeting.title,
      type: 'Scheduled',
    },
    conversation: { id: meeting.conversationId, isGroup: true, conversationType: 'groupChat' },
    organizer: { id: meeting.organizer.id, aadObjectId: meeting.organizer.aadObjectId, tenantId },
  };
}

/** The answer of `GET v1/meetings/{meetingId}/participants/{participantId}`. */
export function toMeetingParticipant(meeting: MeetingChat, person: SandboxPerson, tenantId: string): JsonObject {
  return {
    user: toTeamsAccount(person, tenantId),
    meeting: { role: roleIn(meeting, person), inMeeting: true },
    conversation: { id: meeting.conversationId, isGroup: true },
  };
}

/** @returns the role by which Teams would list the person in this meeting */
export function roleIn(meeting: MeetingChat, person: SandboxPerson): 'Organizer' | 'Attendee' {
  return person.id === meeting.organizer.id ? 'Organizer' : 'Attendee';
}

/** A member as the connector writes it; `objectId` is the older name that some calls still answer with. */
export function toTeamsAccount(person: SandboxPerson, tenantId: string): JsonObject {
  return {
    id: person.id,
    aadObjectId: person.aadObjectId,
    objectId: person.aadObjectId,
    name: person.name,
    givenName: person.givenName,
    surname: person.surname,
    email: person.email,
    userPrincipalName: person.email,
    tenantId,
    userRole: 'user',
  };
}
