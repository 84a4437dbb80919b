import { DateTime } from 'luxon';

/** Where the people of the sandbox are. */
const ZONE = 'Europe/Stockholm';

/** @returns the date so many days from today there, `YYYY-MM-DD` */
export function daysFromToday(days: number): string {
  return DateTime.now().setZone(ZONE).plus({ days }).toFormat('yyyy-MM-dd');
}

/** @returns the next day with this month and day, today included, `YYYY-MM-DD` */
export function nextDate(month: number, day: number): string {
  const today = DateTime.now().setZone(ZONE).startOf('day');
  const thisYear = today.set({ month, day });
  return (thisYear < today ? thisYear.plus({ years: 1 }) : thisYear).toFormat('yyyy-MM-dd');
}

const DAYS = ['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'];
const MONTHS = ['jan', 'feb', 'mars', 'apr', 'maj', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec'];

/** @returns the date as Swedish cards show it, such as `fre 15 okt 2027` */
export function inSwedish(date: string): string {
  const { weekday, day, month, year } = DateTime.fromISO(date, { zone: 'utc' });
  return `${DAYS[weekday - 1]} ${day} ${MONTHS[month - 1]} ${year}`;
}
