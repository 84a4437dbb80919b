import type { Directory } from './directory.ts';
import type { MeetingChat } from './meeting-chat.ts';
import type { SandboxPerson } from './people.ts';

/** Who is in the sandbox, with the ids that the bot will see. */
export interface SandboxRoster {
  tenantId: string;
  bot: { id: string; name: string };
  currentUser: SandboxPerson;
  everyone: readonly SandboxPerson[];
  /** The current user's personal chat. */
  personalChatId: string;
  meeting: MeetingChat;
}

export function describePeople(directory: Directory): SandboxRoster {
  return {
    tenantId: directory.tenantId,
    bot: directory.bot,
    currentUser: directory.currentUser,
    everyone: directory.everyone,
    personalChatId: directory.personalChatOf(directory.currentUser) ?? '',
    meeting: directory.mainMeeting,
  };
}
