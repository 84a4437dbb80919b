import { DateTime } from 'luxon';
import { z } from 'zod';

/** A calendar date without time or zone, `YYYY-MM-DD`, that exists (no 30 February). */
export const PlainDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isRealDate);
export type PlainDate = z.infer<typeof PlainDate>;

function isRealDate(text: string): boolean {
  return DateTime.fromISO(text, { zone: 'utc' }).isValid;
}

/** @returns the calendar date of an instant in an IANA time zone. */
export function plainDateIn(instant: Date, timeZone: string): PlainDate {
  return DateTime.fromJSDate(instant, { zone: timeZone }).toFormat('yyyy-MM-dd');
}

/** @returns the date `days` later (negative: earlier). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
}
