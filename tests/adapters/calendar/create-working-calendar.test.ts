import {
  createWorkingCalendar,
  type WorkingCalendarOptions,
} from '../../../adapters/calendar/create-working-calendar.ts';
import { addDays } from '../../../core/shared/plain-date.ts';

const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];
type Country = WorkingCalendarOptions['country'];

/** @returns the weekdays of a year that are off, as `MM-DD` */
function weekdaysOff(country: Country, year: number): string[] {
  const calendar = createWorkingCalendar({ country, workingDays: MONDAY_TO_FRIDAY });
  const weekdays = createWorkingCalendar({ country: 'none', workingDays: MONDAY_TO_FRIDAY });
  const off: string[] = [];
  for (let date = `${year}-01-01`; date.startsWith(String(year)); date = addDays(date, 1)) {
    if (weekdays.isWorkingDay(date) && !calendar.isWorkingDay(date)) off.push(date.slice(5));
  }
  return off;
}

describe('createWorkingCalendar', () => {
  // Checked against the countries' own lists: lagen (1989:253) om allmänna helgdagar and its equals.
  it.each<[Country, string]>([
    ['SE', '01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25 12-31'],
    ['NO', '01-01 04-02 04-03 04-06 05-01 05-14 05-25 12-24 12-25 12-31'],
    ['DK', '01-01 04-02 04-03 04-06 05-14 05-25 12-25'],
    ['FI', '01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25 12-31'],
    ['none', ''],
  ])('knows the public and bank holidays of %s in 2026', (country, expected) => {
    expect(weekdaysOff(country, 2026).join(' ')).toBe(expected);
  });

  it('knows the Swedish eves that nobody works and those that people do', () => {
    const { isWorkingDay } = createWorkingCalendar({ country: 'SE', workingDays: MONDAY_TO_FRIDAY });

    const off = ['2027-06-25', '2027-12-24', '2027-12-31'].map(isWorkingDay);
    const worked = ['2027-01-05', '2027-03-25', '2027-04-30', '2027-05-17', '2027-12-23'].map(isWorkingDay);

    expect(off).toEqual([false, false, false]);
    expect(worked).toEqual([true, true, true, true, true]);
  });

  it('counts the weekdays that were chosen', () => {
    const weekend = createWorkingCalendar({ country: 'none', workingDays: [6, 7] });

    const week = Array.from({ length: 7 }, (_, day) => weekend.isWorkingDay(addDays('2026-11-16', day)));

    expect(week).toEqual([false, false, false, false, false, true, true]);
  });

  it('keeps years apart', () => {
    const { isWorkingDay } = createWorkingCalendar({ country: 'SE', workingDays: MONDAY_TO_FRIDAY });

    const midsummerEves = ['2026-06-19', '2027-06-25', '2026-06-25', '2027-06-18', '2026-06-19'].map(isWorkingDay);

    expect(midsummerEves).toEqual([false, false, true, true, false]);
  });

  it.each([[[]], [[0]], [[8]], [[1.5]], [[Number.NaN]]])('refuses the working days %j', (workingDays) => {
    expect(() => createWorkingCalendar({ country: 'SE', workingDays })).toThrow(
      expect.objectContaining({ code: 'CALENDAR.BAD_WORKING_DAYS', fate: 'tell-person' }),
    );
  });
});
