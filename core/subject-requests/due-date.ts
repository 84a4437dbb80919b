import { DateTime } from 'luxon';
import { type PlainDate, plainDateIn } from '../shared/plain-date.ts';

/** Source: GDPR Art. 12(3). */
const MONTHS = 1;
const MONTHS_WHEN_EXTENDED = 3;

/**
 * The last day for an answer: the same day of the next month, or its last one where there is none (Regulation 1182/71,
 * Art. 3(2)(c)); extended, two months more. That a day off moves it to the next working day (Art. 3(4)) is left to people.
 */
export function dueDate(receivedAt: string, timeZone: string, isExtended = false): PlainDate {
  const received = plainDateIn(new Date(receivedAt), timeZone);
  return DateTime.fromISO(received, { zone: 'utc' })
    .plus({ months: isExtended ? MONTHS_WHEN_EXTENDED : MONTHS })
    .toFormat('yyyy-MM-dd');
}
