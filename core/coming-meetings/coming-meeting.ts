import { z } from 'zod';
import { ConversationReference } from '../messaging/index.ts';
import { Person } from '../people/index.ts';
import { Language } from '../shared/language.ts';

/**
 * - `none`: not yet time
 * - `pending`: owed by the outbox
 * - `card`, `text`: how it reached the chat
 * - `missed`: the meeting had begun, or the chat took neither card nor text
 */
export const BriefState = z.enum(['none', 'pending', 'card', 'text', 'missed']);

/**
 * A meeting that has not begun, in whose chat Kollegan is: one a chat. Nothing of it is heard or decided, so it is no
 * state of a meeting; when the meeting begins, this ends.
 */
export const ComingMeeting = z.object({
  version: z.literal(1),
  /** The id that the meeting gets when it begins. */
  meetingId: z.string().min(1),
  tenantId: z.string().min(1),
  conversationId: z.string().min(1),
  /** By which Teams is asked for its details. */
  teamsMeetingId: z.string().min(1),
  title: z.string(),
  organizerId: z.string().nullable(),
  /** As Teams told when it was asked last. */
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime().nullable(),
  /** Who is in the chat; without addresses, for nobody is written to. */
  people: z.array(Person),
  language: Language,
  reference: ConversationReference,
  lookedAt: z.iso.datetime(),
  /** The word in the chat that it comes. */
  hello: z.enum(['pending', 'said']),
  brief: z.object({ state: BriefState, activityId: z.string().nullable() }),
});
export type ComingMeeting = z.infer<typeof ComingMeeting>;

/** Which chat's. */
export type ComingKey = Pick<ComingMeeting, 'tenantId' | 'conversationId'>;
