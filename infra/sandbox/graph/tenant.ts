/** A person of the make-believe tenant. */
export interface LocalUser {
  /** Entra object id. */
  id: string;
  displayName: string;
  mail: string;
  userPrincipalName: string;
}

export interface LocalChat {
  /** Teams conversation id, such as `19:meeting_…@thread.v2`. */
  id: string;
  memberIds: readonly string[];
  topic: string;
}

export interface LocalEvent {
  id: string;
  /** Object id of the person, or address of the mailbox, in whose calendar it is. */
  owner: string;
  subject: string;
  /** ISO 8601, UTC. */
  start: string;
  end: string;
  /** Of the Teams meeting, when it is one. */
  joinUrl?: string;
}

export interface LocalTranscript {
  id: string;
  chatId: string;
  createdDateTime: string;
  /** WebVTT with `<v Name>` voices. */
  vtt: string;
}

/** What exists in the make-believe tenant before anything is written to it. */
export interface LocalTenant {
  tenantId: string;
  users: readonly LocalUser[];
  /** 28 characters, like every Planner id. */
  planId: string;
  /** The Microsoft 365 group that owns the plan. */
  groupId: string;
  chats: readonly LocalChat[];
  /** Address of the shared mailbox that mails are sent from. */
  mailbox: string;
  events?: readonly LocalEvent[];
  transcripts?: readonly LocalTranscript[];
  /** Kollegan in the organisation's catalogue of apps. */
  app?: { catalogId: string; manifestId: string };
}

/** The address that people join the chat's meeting by. */
export function joinWebUrlOf(chat: LocalChat): string {
  return `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(chat.id)}/0`;
}

/** @returns the user with this object id, principal name or address; ids and addresses ignore case, as in Entra. */
export function findUser(tenant: LocalTenant, key: string): LocalUser | undefined {
  const wanted = key.toLowerCase();
  return tenant.users.find((user) =>
    [user.id, user.userPrincipalName, user.mail].some((value) => value.toLowerCase() === wanted),
  );
}
