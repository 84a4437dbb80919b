import { z } from 'zod';
import { AgendaView, MeetingBrief } from './meeting.api.ts';
import { Id, Instant, PersonRef } from './shared.api.ts';

/** A meeting that has not begun, in whose chat Kollegan is. */
export const ComingSummary = z.object({
  /** The id that the meeting gets when it begins. */
  id: Id,
  title: z.string(),
  startsAt: Instant,
  endsAt: Instant.nullable(),
  people: z.number().int(),
  /** Whether what is open in the series has been posted in its chat. */
  briefed: z.boolean(),
});
export type ComingSummary = z.infer<typeof ComingSummary>;

/** The next one first. */
export const ComingList = z.object({ meetings: z.array(ComingSummary) });

export const ComingDetail = ComingSummary.extend({
  participants: z.array(PersonRef.extend({ organiser: z.boolean() })),
  /** What is open in the series, of the meetings that the person was in. */
  brief: MeetingBrief,
  agenda: AgendaView,
  /** Whose `agenda.change` writes it, as that of the next one; null: the person was not in a meeting of the chat before. */
  agendaOf: Id.nullable(),
  editable: z.boolean(),
});
export type ComingDetail = z.infer<typeof ComingDetail>;
