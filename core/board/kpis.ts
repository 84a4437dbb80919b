import { DateTime } from 'luxon';
import type { WorkingCalendar } from '../nudges/index.ts';
import { addDays, plainDateIn } from '../shared/plain-date.ts';
import type { MeetingRow } from './meeting-row.ts';
import { percentile, wilson } from './wilson.ts';

/** One number with what it rests on. Shares are 0..1, times are seconds. */
export interface KpiFigure {
  value: number | null;
  n: number;
  interval: [number, number] | null;
  trend: { week: string; value: number | null; n: number }[];
  notMeasured: 'no-baseline' | 'no-follow-up' | 'too-few' | 'no-data' | null;
  needed: number;
  /** As people remember it, not timed. */
  estimated?: boolean;
}

/** What is counted of meetings; saved time is measured by people. */
export interface Kpis {
  completion48h: KpiFigure;
  completeness: KpiFigure;
  costPerMeeting: KpiFigure;
  recapFromEvidence: KpiFigure;
  recapFromEnd: KpiFigure;
}

export interface KpiOptions {
  now: Date;
  timeZone: string;
  calendar: WorkingCalendar;
  /** Kept by who counts again and again: a closed meeting's times are worked out once, and go with its row. */
  known?: ClosingTimes;
}

export type ClosingTimes = WeakMap<MeetingRow, ClosingTime>;

interface ClosingTime {
  timeZone: string;
  closedAt: Date;
  /** ISO week in which it was closed. */
  week: string;
  /** Until then its tasks are done in time. */
  limit: Date;
}

const WEEKS = 8;
/** Below so many a share says more about chance than about the work. */
const NEEDED_FOR_SHARE = 10;
const NEEDED_FOR_P95 = 5;
const COMPLETION_HOURS = 48;

/** One observed meeting or task of a week: a share counts hits, a percentile takes values. */
interface Observation {
  week: string;
  value: number;
}

/**
 * The key figures of the meetings that were closed in the last eight weeks, sample meetings aside.
 * - completion: tasks done within 48 hours counted on working days, of all tasks old enough to be done so
 * - completeness: decisions with owner, day and evidence, of all that were caught and not parked; what was never caught
 *   cannot be known from here
 * - recap: from the passed gate (all that it is made of is there), and from the end of the meeting, until it was posted
 */
export function kpisOf(meetings: Iterable<MeetingRow>, options: KpiOptions): Kpis {
  const { now, timeZone, calendar, known = new WeakMap() } = options;
  const weeks = lastWeeks(now, timeZone);
  const since = weeks[0] ?? '';
  const completed: Observation[] = [];
  const complete: Observation[] = [];
  const cost: Observation[] = [];
  const fromEvidence: Observation[] = [];
  const fromEnd: Observation[] = [];

  for (const meeting of meetings) {
    if (meeting.sample || meeting.closedAt === null) continue;
    const { closedAt, week, limit } = closingTime(meeting, meeting.closedAt, { timeZone, calendar, known });
    if (week < since) continue;
    cost.push({ week, value: 0 });
    const standing = meeting.decisions.filter(({ column }) => column !== 'parked');
    for (const { ownerId, deadline } of standing) {
      complete.push({ week, value: ownerId !== null && deadline !== null ? 1 : 0 });
    }
    if (limit <= now) {
      for (const { doneAt } of standing) {
        completed.push({ week, value: doneAt !== null && new Date(doneAt) <= limit ? 1 : 0 });
      }
    }
    if (meeting.recapAt === null) continue;
    const recapAt = Date.parse(meeting.recapAt);
    fromEvidence.push({ week, value: Math.max(0, recapAt - closedAt.getTime()) / 1000 });
    if (meeting.endedAt === null) continue;
    fromEnd.push({ week, value: Math.max(0, recapAt - Date.parse(meeting.endedAt)) / 1000 });
  }

  return {
    completion48h: figure(completed, weeks, { needed: NEEDED_FOR_SHARE, of: mean, isShare: true }),
    completeness: figure(complete, weeks, { needed: NEEDED_FOR_SHARE, of: mean, isShare: true }),
    costPerMeeting: figure(cost, weeks, { needed: 1, of: mean, isShare: false }),
    recapFromEvidence: figure(fromEvidence, weeks, { needed: NEEDED_FOR_P95, of: p95, isShare: false }),
    recapFromEnd: figure(fromEnd, weeks, { needed: NEEDED_FOR_P95, of: p95, isShare: false }),
  };
}

function closingTime(
  meeting: MeetingRow,
  closed: string,
  { timeZone, calendar, known }: Omit<Required<KpiOptions>, 'now'>,
): ClosingTime {
  const before = known.get(meeting);
  if (before?.timeZone === timeZone) return before;
  const closedAt = new Date(closed);
  const limit = afterWorkingHours(closedAt, COMPLETION_HOURS, timeZone, calendar);
  const time = { timeZone, closedAt, week: weekOf(closedAt, timeZone), limit };
  known.set(meeting, time);
  return time;
}

interface FigureOptions {
  needed: number;
  of: (values: readonly number[]) => number | null;
  isShare: boolean;
}

function figure(
  observations: readonly Observation[],
  weeks: readonly string[],
  { needed, of, isShare }: FigureOptions,
): KpiFigure {
  const byWeek = Map.groupBy(observations, ({ week }) => week);
  const summaryOf = (some: readonly Observation[]) =>
    some.length < needed ? null : of(some.map(({ value }) => value));
  const n = observations.length;
  const value = summaryOf(observations);
  const hits = observations.filter((each) => each.value === 1).length;
  return {
    value,
    n,
    interval: isShare && value !== null ? wilson(hits, n) : null,
    trend: weeks.map((week) => {
      const some = byWeek.get(week) ?? [];
      return { week, value: summaryOf(some), n: some.length };
    }),
    notMeasured: whyNot(value, n),
    needed,
  };
}

function whyNot(value: number | null, n: number): KpiFigure['notMeasured'] {
  if (value !== null) return null;
  return n === 0 ? 'no-data' : 'too-few';
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function p95(values: readonly number[]): number | null {
  return percentile(values, 0.95);
}

/** Mondays, oldest first, the current week last. */
function lastWeeks(now: Date, timeZone: string): string[] {
  const monday = weekOf(now, timeZone);
  return Array.from({ length: WEEKS }, (_, index) => addDays(monday, (index - WEEKS + 1) * 7));
}

function weekOf(instant: Date, timeZone: string): string {
  return DateTime.fromJSDate(instant, { zone: timeZone }).startOf('week').toFormat('yyyy-MM-dd');
}

/** A calendar without a working day is a broken setting; then the hours run by the clock. */
const MAX_DAYS = 60;

/** @returns the instant after so many hours that fall on working days, around the clock on each */
export function afterWorkingHours(start: Date, hours: number, timeZone: string, calendar: WorkingCalendar): Date {
  let left = hours * 3_600_000;
  let from = start;
  for (let days = 0; days < MAX_DAYS; days++) {
    const nextDay = DateTime.fromJSDate(from, { zone: timeZone }).startOf('day').plus({ days: 1 }).toJSDate();
    if (calendar.isWorkingDay(plainDateIn(from, timeZone))) {
      const available = nextDay.getTime() - from.getTime();
      if (available >= left) return new Date(from.getTime() + left);
      left -= available;
    }
    from = nextDay;
  }
  return new Date(start.getTime() + hours * 3_600_000);
}
