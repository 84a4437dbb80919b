import { createMeetingChat, type MeetingChat } from './meeting-chat.ts';
import type { SandboxPeople, SandboxPerson } from './people.ts';
import { TeamsSandboxError } from './sandbox.errors.ts';

/** Who and what exists in the sandbox: people, meetings and personal chats. */
export interface Directory {
  readonly tenantId: string;
  readonly locale: string;
  readonly bot: { readonly id: string; readonly name: string };
  readonly currentUser: SandboxPerson;
  readonly everyone: readonly SandboxPerson[];
  readonly mainMeeting: MeetingChat;
  /** By Teams id or Entra object id. */
  person(id: string): SandboxPerson | undefined;
  meetingOfChat(conversationId: string): MeetingChat | undefined;
  meeting(meetingId: string): MeetingChat | undefined;
  addMeeting(meeting: MeetingChat): void;
  /** Whose personal chat this is. */
  ownerOfPersonalChat(conversationId: string): SandboxPerson | undefined;
  personalChatOf(person: SandboxPerson): string | undefined;
  registerPersonalChat(conversationId: string, person: SandboxPerson): void;
}

export interface DirectoryOptions {
  people: SandboxPeople;
  /** The bot's app id; Teams knows the bot as `28:<app id>`. */
  botAppId: string;
}

function uniqueById(everyone: readonly SandboxPerson[]): Map<string, SandboxPerson> {
  const byId = new Map<string, SandboxPerson>();
  for (const person of everyone) {
    for (const id of [person.id, person.aadObjectId]) {
      if (byId.has(id)) {
        throw new TeamsSandboxError(
          'SANDBOX.PEOPLE_INVALID',
          'Two people share an id; give each person ids of their own.',
        );
      }
      byId.set(id, person);
    }
  }
  return byId;
}

/** @throws `SANDBOX.PEOPLE_INVALID` when two people share an id */
export function createDirectory({ people, botAppId }: DirectoryOptions): Directory {
  const everyone = [people.currentUser, ...people.others];
  const byId = uniqueById(everyone);
  const meetingsById = new Map<string, MeetingChat>();
  const meetingsByChat = new Map<string, MeetingChat>();
  const personalChats = new Map<string, SandboxPerson>([[people.personalChatId, people.currentUser]]);
  const chatByPerson = new Map<string, string>([[people.currentUser.id, people.personalChatId]]);
  const mainMeeting = createMeetingChat({
    ...people.meeting,
    tenantId: people.tenantId,
    organizer: people.currentUser,
  });

  function addMeeting(meeting: MeetingChat): void {
    meetingsById.set(meeting.meetingId, meeting);
    meetingsByChat.set(meeting.conversationId, meeting);
  }

  addMeeting(mainMeeting);
  return {
    tenantId: people.tenantId,
    locale: people.locale,
    bot: { id: `28:${botAppId}`, name: people.botName },
    currentUser: people.currentUser,
    everyone,
    mainMeeting,
    person: (id) => byId.get(id),
    meetingOfChat: (conversationId) => meetingsByChat.get(conversationId),
    meeting: (meetingId) => meetingsById.get(meetingId),
    addMeeting,
    ownerOfPersonalChat: (conversationId) => personalChats.get(conversationId),
    personalChatOf: (person) => chatByPerson.get(person.id),
    registerPersonalChat(conversationId, person) {
      personalChats.set(conversationId, person);
      chatByPerson.set(person.id, conversationId);
    },
  };
}
