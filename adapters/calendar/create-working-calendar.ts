import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import { z } from 'zod';
import type { WorkingCalendar } from '../../core/nudges/index.ts';
import { badWorkingDays } from './calendar.errors.ts';

export interface WorkingCalendarOptions {
  /** Whose public holidays are off; `none` for a calendar of weekdays only. */
  country: 'SE' | 'NO' | 'DK' | 'FI' | 'none';
  /** ISO weekdays, 1 is Monday and 7 Sunday. */
  workingDays: readonly number[];
}

const WorkingDays = z.array(z.int().min(1).max(7)).min(1);

/** Types of date-holidays; the others (`observance`, `optional`, `school`) are ordinary working days. */
const OFF_TYPES: readonly string[] = ['public', 'bank'];

/**
 * Weekdays less the country's public and bank holidays, by the package date-holidays. Bank holidays are the days that
 * by custom nobody works: in Sweden midsommarafton, julafton and nyårsafton, in Norway julaften and nyttårsaften, in
 * Finland juhannusaatto, jouluaatto and uudenvuodenaatto. One that begins during the day (nyttårsaften) is off from
 * its morning. In Denmark the package calls grundlovsdag and juleaftensdag observances, so they are working days here.
 * @throws `CALENDAR.BAD_WORKING_DAYS` for an empty list (no day would ever be a working day) or a number outside 1..7
 */
export function createWorkingCalendar({ country, workingDays }: WorkingCalendarOptions): WorkingCalendar {
  if (!WorkingDays.safeParse(workingDays).success) throw badWorkingDays();
  const weekdays = new Set(workingDays);
  const years = new Map<number, ReadonlySet<string>>();
  let holidays: Holidays | undefined;

  function daysOff(year: number): ReadonlySet<string> {
    const known = years.get(year);
    if (known) return known;
    holidays ??= loadHolidays(country);
    const off = new Set(
      holidays
        .getHolidays(year)
        .filter(({ type }) => OFF_TYPES.includes(type))
        .map(({ date }) => date.slice(0, 'YYYY-MM-DD'.length)),
    );
    years.set(year, off);
    return off;
  }

  return {
    isWorkingDay(date) {
      if (!weekdays.has(isoWeekday(date))) return false;
      return country === 'none' || !daysOff(Number(date.slice(0, 4))).has(date);
    },
  };
}

/** With the first meeting that closes: the holidays of the whole world take a tenth of a second and 10 MB to load. */
function loadHolidays(country: string): Holidays {
  const HolidaysOfTheWorld: typeof Holidays = createRequire(import.meta.url)('date-holidays');
  return new HolidaysOfTheWorld(country);
}

function isoWeekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}
