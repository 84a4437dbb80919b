import type { PlainDate } from '../../core/shared/plain-date.ts';
import type { CardTexts } from '../locales/card-texts.ts';
import { fill } from './fill.ts';

/** @returns a date as people write it, such as "tors 15 okt 2026". */
export function showDate(date: PlainDate, { date: words }: CardTexts): string {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return fill(words.pattern, {
    weekday: words.weekdays[weekday] ?? '',
    day,
    month: words.months[month - 1] ?? '',
    year,
  });
}
