import { DateTime } from 'luxon';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { DateForm, DateWords } from './date-words.ts';

/** What a matched expression said, as the named groups of its pattern. */
export type DateGroups = Readonly<Record<string, string | undefined>>;

interface Reading {
  today: DateTime;
  groups: DateGroups;
  words: DateWords;
}

const utc = { zone: 'utc' } as const;
const FRIDAY = 5;

function lookUp(table: Readonly<Record<string, number>>, word: string | undefined): number {
  return (word === undefined ? undefined : table[word]) ?? Number.NaN;
}

const weekday = ({ groups, words }: Reading) => lookUp(words.weekdays, groups['weekday']);
const month = ({ groups, words }: Reading) => lookUp(words.months, groups['month']);
const dayNumber = ({ groups, words }: Reading) =>
  groups['day'] === undefined ? lookUp(words.ordinals, groups['ordinal']) : Number(groups['day']);
const amount = ({ groups, words }: Reading) =>
  /^\d/.test(groups['number'] ?? '') ? Number(groups['number']) : lookUp(words.numbers, groups['number']);

function saidYear({ groups }: Reading): number | null {
  const short = groups['year'] ?? groups['shortYear'];
  return short === undefined ? null : 2000 + Number(short);
}

/** The first of the given years in which the date exists and is not over; a year that was said is the only candidate. */
function firstNotPast(reading: Reading, make: (year: number) => DateTime): DateTime | null {
  const said = saidYear(reading);
  const { year } = reading.today;
  const years = said === null ? [year, year + 1] : [said];
  return years.map(make).find((date) => date.isValid && date >= reading.today) ?? null;
}

function dayAndMonth(reading: Reading, monthNumber: number): DateTime | null {
  return firstNotPast(reading, (year) =>
    DateTime.fromObject({ year, month: monthNumber, day: dayNumber(reading) }, utc),
  );
}

/** The next month, this one included, that has such a day and where it is after today. */
function nextDayOfMonth(reading: Reading): DateTime | null {
  const start = reading.today.startOf('month');
  const months = [0, 1, 2].map((ahead) => start.plus({ months: ahead }));
  const days = months.map(({ year, month: number }) =>
    DateTime.fromObject({ year, month: number, day: dayNumber(reading) }, utc),
  );
  return days.find((date) => date.isValid && date > reading.today) ?? null;
}

function nextWeekday({ today }: Reading, number: number): DateTime {
  const ahead = (number - today.weekday + 7) % 7;
  return today.plus({ days: ahead === 0 ? 7 : ahead });
}

function weekdayOfIsoWeek(reading: Reading, number: number): DateTime | null {
  const weekNumber = Number(reading.groups['week']);
  const { weekYear } = reading.today;
  const weeks = [weekYear, weekYear + 1].map((year) =>
    DateTime.fromObject({ weekYear: year, weekNumber, weekday: number as 1 }, utc),
  );
  return weeks.find((date) => date.isValid && date >= reading.today) ?? null;
}

function endOfQuarter(reading: Reading): DateTime | null {
  const quarter = reading.groups['quarter'] === undefined ? dayNumber(reading) : Number(reading.groups['quarter']);
  return firstNotPast(reading, (year) =>
    DateTime.fromObject({ year, month: quarter * 3, day: 1 }, utc)
      .endOf('month')
      .startOf('day'),
  );
}

/** This ISO week's Friday; in the weekend, when it is over, today. */
function thisFriday({ today }: Reading): DateTime {
  return DateTime.max(today, today.startOf('week').plus({ days: FRIDAY - 1 }));
}

const nextIsoWeek = ({ today }: Reading, number: number) => today.startOf('week').plus({ weeks: 1, days: number - 1 });
const lastDay = (date: DateTime) => date.endOf('month').startOf('day');

const resolvers: Readonly<Record<DateForm, (reading: Reading) => DateTime | null>> = {
  today: ({ today }) => today,
  tomorrow: ({ today }) => today.plus({ days: 1 }),
  'day-after-tomorrow': ({ today }) => today.plus({ days: 2 }),
  iso: ({ today, groups }) => {
    const date = DateTime.fromISO(groups['iso'] ?? '', utc);
    return date.isValid && date >= today ? date : null;
  },
  'day-month': (reading) => dayAndMonth(reading, month(reading)),
  'day-month-number': (reading) => dayAndMonth(reading, Number(reading.groups['monthNumber'])),
  'day-of-month': nextDayOfMonth,
  weekday: (reading) => nextWeekday(reading, weekday(reading)),
  'bare-weekday': (reading) => nextWeekday(reading, weekday(reading)),
  'next-weekday': (reading) => nextIsoWeek(reading, weekday(reading)),
  'weekday-in-weeks': (reading) => nextWeekday(reading, weekday(reading)).plus({ weeks: amount(reading) }),
  'in-days': (reading) => reading.today.plus({ days: amount(reading) }),
  'in-weeks': (reading) => reading.today.plus({ weeks: amount(reading) }),
  'in-months': (reading) => reading.today.plus({ months: amount(reading) }),
  week: (reading) => weekdayOfIsoWeek(reading, FRIDAY),
  'weekday-of-week': (reading) => weekdayOfIsoWeek(reading, weekday(reading)),
  'this-week': thisFriday,
  'next-week': (reading) => nextIsoWeek(reading, FRIDAY),
  'this-month': ({ today }) => lastDay(today),
  'next-month': ({ today }) => lastDay(today.startOf('month').plus({ months: 1 })),
  month: (reading) =>
    firstNotPast(reading, (year) => lastDay(DateTime.fromObject({ year, month: month(reading), day: 1 }, utc))),
  'month-middle': (reading) =>
    firstNotPast(reading, (year) => DateTime.fromObject({ year, month: month(reading), day: 15 }, utc)),
  quarter: endOfQuarter,
  'this-quarter': ({ today }) => today.endOf('quarter').startOf('day'),
  'year-end': ({ today }) => today.endOf('year').startOf('day'),
  christmas: (reading) => firstNotPast(reading, (year) => DateTime.fromObject({ year, month: 12, day: 24 }, utc)),
  vague: () => null,
  past: () => null,
};

/**
 * The date of one expression, counted from the meeting's date M: a named weekday or day of month is the next one after M,
 * a week is its Friday, a month or quarter its last day, a date without a year the next such date from M on.
 * @returns null when no such date exists or it lies before M
 */
export function resolveDate(
  form: DateForm,
  groups: DateGroups,
  words: DateWords,
  meetingDate: PlainDate,
): PlainDate | null {
  const today = DateTime.fromISO(meetingDate, utc);
  const date = resolvers[form]({ today, groups, words });
  return date?.isValid ? date.toISODate() : null;
}
