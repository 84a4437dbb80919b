import type { Language } from '../../shared/language.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import { cleanText } from '../text/clean-text.ts';
import { findDates } from './find-dates.ts';

/**
 * Reads the deadline that a text names: "senast på fredag", "15/10", "uke 45", "by the end of November".
 * Of several dates the last one counts ("not Thursday, Friday").
 * @param meetingDate the day that relative dates are counted from
 * @returns null when the text names no date, or one that does not exist or is over
 */
export function parseDeadline(text: string, language: Language, meetingDate: PlainDate): PlainDate | null {
  const dates = findDates(cleanText(text), language, meetingDate).filter(
    ({ role }) => role === 'date' || role === 'bare',
  );
  return dates.at(-1)?.date ?? null;
}
