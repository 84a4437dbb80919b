/** How a matched expression is turned into a date; see `resolve-date.ts` for the meaning of each. */
export type DateForm =
  | 'today'
  | 'tomorrow'
  | 'day-after-tomorrow'
  | 'iso'
  | 'day-month'
  | 'day-month-number'
  | 'day-of-month'
  | 'weekday'
  | 'bare-weekday'
  | 'next-weekday'
  | 'weekday-in-weeks'
  | 'in-days'
  | 'in-weeks'
  | 'in-months'
  | 'week'
  | 'weekday-of-week'
  | 'this-week'
  | 'next-week'
  | 'this-month'
  | 'next-month'
  | 'month'
  | 'month-middle'
  | 'quarter'
  | 'this-quarter'
  | 'year-end'
  | 'christmas'
  | 'vague'
  | 'past';

/**
 * One language's dates as data. `forms` are regular-expression sources over lower-case text; `{weekday}`, `{month}`,
 * `{day}`, `{ordinal}`, `{number}`, `{year}`, `{week}`, `{quarter}` stand for a named group of the words below,
 * `{before}` for the prepositions that say "no later than" or "on". At the same place the longest match wins.
 */
export interface DateWords {
  months: Readonly<Record<string, number>>;
  weekdays: Readonly<Record<string, number>>;
  numbers: Readonly<Record<string, number>>;
  ordinals: Readonly<Record<string, number>>;
  before: readonly string[];
  /** Words that, right before a date, make it no deadline: "efter fredag". */
  after: readonly string[];
  /** Words that make a weekday a habit: "varje fredag". */
  every: readonly string[];
  /**
   * Beginnings of words, with a space between: each way to match a form holds one of them, a month, a weekday, an ordinal
   * or a digit. A form whose hints a text has none of is not tried.
   */
  hints: string;
  forms: readonly (readonly [DateForm, string])[];
}
