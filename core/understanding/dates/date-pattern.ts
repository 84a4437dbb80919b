import type { DateForm, DateWords } from './date-words.ts';

export interface DateRule {
  form: DateForm;
  pattern: RegExp;
  /** What the words in it mean. */
  words: DateWords;
}

const day = '(?<day>0?[1-9]|[12]\\d|3[01])';
const year = "(?:(?:20)(?<year>\\d\\d)|'(?<shortYear>\\d\\d))";

/** The forms that every language writes alike: ISO dates, and day/month in that order. */
const numericForms: readonly (readonly [DateForm, string])[] = [
  ['iso', '(?:{before} ){0,3}(?<iso>\\d{4}-\\d{2}-\\d{2})'],
  [
    'day-month-number',
    '(?:{before} ){0,3}(?:den )?{day}/(?<monthNumber>0?[1-9]|1[0-2])(?:[-/ ]{numericYear})?(?![/\\d])(?! ?(?:%|del|av))',
  ],
  [
    'day-month-number',
    '(?:{before} ){0,3}(?:den )?{day}\\.(?<monthNumber>0?[1-9]|1[0-2])(?:\\.{numericYear}|\\.(?= |$))',
  ],
];

function alternatives(words: Iterable<string>): string {
  return [...words].sort((a, b) => b.length - a.length).join('|');
}

/** @returns the language's forms as regular expressions over lower-case text, every repetition bounded. */
export function compileDateRules(words: DateWords): DateRule[] {
  const parts: Record<string, string> = {
    day,
    year,
    numericYear: '(?:20)?(?<year>\\d\\d)',
    before: `(?:${alternatives(words.before)})`,
    weekday: `(?<weekday>${alternatives(Object.keys(words.weekdays))})`,
    month: `(?<month>${alternatives(Object.keys(words.months))})`,
    ordinal: `(?<ordinal>${alternatives(Object.keys(words.ordinals))})`,
    number: `(?<number>\\d{1,3}|${alternatives(Object.keys(words.numbers))})`,
    week: '(?<week>[1-9]|[1-4]\\d|5[0-3])',
    quarter: '(?<quarter>[1-4])',
  };
  return [...numericForms, ...words.forms].map(([form, source]) => ({
    form,
    words,
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${source.replace(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole)})(?![\\p{L}\\p{N}]|'s)`,
      'gu',
    ),
  }));
}
