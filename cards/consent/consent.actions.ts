import { z } from 'zod';
import { ConsentLevel } from '../../core/consent/index.ts';
import { Id } from '../shared/wire.ts';

/** What the person who clicked allows; `none` withdraws. */
export const ConsentGive = z.strictObject({ verb: z.literal('consent.give'), meetingId: Id, level: ConsentLevel });
export type ConsentGive = z.infer<typeof ConsentGive>;

/** The highest level that anyone has in the meeting; only its organiser may set it. */
export const ConsentCeiling = z.strictObject({
  verb: z.literal('consent.ceiling'),
  meetingId: Id,
  ceiling: ConsentLevel.exclude(['none']),
});
export type ConsentCeiling = z.infer<typeof ConsentCeiling>;

/** Asks for the card as the person who looks at it sees it; changes nothing. */
export const ConsentView = z.strictObject({ verb: z.literal('consent.view'), meetingId: Id });
export type ConsentView = z.infer<typeof ConsentView>;
