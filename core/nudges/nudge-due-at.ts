import { DateTime, Duration } from 'luxon';
import type { WorkingCalendar } from './working-calendar.port.ts';

/** When reminders may reach people. */
export interface NudgePlan {
  /** ISO 8601 duration from the closing of the meeting. */
  after: string;
  /** `HH:mm` in the time zone; `to` may be `24:00`. */
  from: string;
  to: string;
  /** IANA name. */
  timeZone: string;
  calendar: WorkingCalendar;
}

/** A calendar without a working day in a whole year is a broken setting; the reminder then goes out as it falls. */
const MAX_DAYS_AHEAD = 370;

/**
 * @returns the first moment within working hours on a working day that is not before `start` + `after`. The duration
 * runs by the clock (48 hours are two days), and only the moment itself is moved out of nights, weekends and holidays.
 */
export function nudgeDueAt(start: Date, { after, from, to, timeZone, calendar }: NudgePlan): Date {
  const earliest = DateTime.fromJSDate(start, { zone: timeZone }).plus(Duration.fromISO(after));
  for (let days = 0; days <= MAX_DAYS_AHEAD; days++) {
    const day = earliest.startOf('day').plus({ days });
    if (!calendar.isWorkingDay(day.toFormat('yyyy-MM-dd'))) continue;
    const opens = atTime(day, from);
    const candidate = earliest > opens ? earliest : opens;
    if (candidate < atTime(day, to)) return candidate.toJSDate();
  }
  return earliest.toJSDate();
}

function atTime(day: DateTime, time: string): DateTime {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour === 24 ? day.plus({ days: 1 }) : day.set({ hour, minute });
}
