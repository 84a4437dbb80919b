import { DateTime } from 'luxon';
import type { PlainDate } from '../shared/plain-date.ts';

/** Nobody plans a follow-up further away than this; a date beyond it is a slip of the keyboard. */
const MAX_YEARS_AHEAD = 10;

export type DeadlineReading =
  | { ok: true; date: PlainDate }
  | { ok: false; problem: 'missing' | 'not-a-date' | 'past' | 'absurd' };

/** Reads what a date field sent: `YYYY-MM-DD` that exists, is not before today and not absurdly far away. */
export function readDeadline(input: string, today: PlainDate): DeadlineReading {
  const text = input.trim();
  if (text === '') return { ok: false, problem: 'missing' };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return { ok: false, problem: 'not-a-date' };
  const date = DateTime.fromISO(text, { zone: 'utc' });
  if (!date.isValid) return { ok: false, problem: 'not-a-date' };
  if (text < today) return { ok: false, problem: 'past' };
  const last = DateTime.fromISO(today, { zone: 'utc' }).plus({ years: MAX_YEARS_AHEAD });
  return date > last ? { ok: false, problem: 'absurd' } : { ok: true, date: text };
}
