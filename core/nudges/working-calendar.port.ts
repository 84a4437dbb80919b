import type { PlainDate } from '../shared/plain-date.ts';

/** Which days people work, so that nobody is reminded on a holiday. */
export interface WorkingCalendar {
  isWorkingDay(date: PlainDate): boolean;
}
