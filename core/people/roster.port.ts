import type { ConversationReference } from '../messaging/index.ts';
import type { Person } from './person.ts';

export interface MeetingDetails {
  /** The meeting's title; empty when Teams does not tell. */
  title: string;
  /** Teams id (`29:…`) or Entra id of the organiser; null for chats without one. */
  organizerId: string | null;
  /** When it is to begin and to end (ISO 8601, UTC); null when Teams does not tell, as for a meeting on the spot. */
  startsAt: string | null;
  endsAt: string | null;
}

/** Who is in the chat of a meeting, by the Teams connector. Throws like `Chat`. */
export interface Roster {
  /** Every member, across pages. */
  members(reference: ConversationReference): Promise<Person[]>;
  /** Null: not a member. */
  member(reference: ConversationReference, teamsId: string): Promise<Person | null>;
  meeting(reference: ConversationReference, teamsMeetingId: string): Promise<MeetingDetails | null>;
}
