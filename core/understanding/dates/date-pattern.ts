import type { DateForm, DateWords } from './date-words.ts';

export interface DateRule {
  form: DateForm;
  pattern: RegExp;
  /** What the words in it mean. */
  words: DateWords;
  /** One of each of these is in every text that it matches. */
  hints: readonly ReadonlySet<string>[];
}

/** "(?:{weekday}(?:en)?,? )?", before a date that does without. */
const optionalWeekday = /\(\?:\{weekday\}[^ ]* \)\?/g;

function withLonger(table: Readonly<Record<string, number>>, hints: readonly string[]): string[] {
  const words = Object.keys(table);
  return hints.filter((hint) => words.some((word) => hint.includes(word)));
}

/** The hint for any digit. */
const DIGIT = '0';

function hintsOf(words: DateWords): string[] {
  const named = [words.months, words.weekdays, words.ordinals].flatMap((table) => Object.keys(table));
  return [...words.hints.split(' '), ...named];
}

/** @returns an expression for the hints of a language, to be run on lower-case text. */
export function compileHints(words: readonly DateWords[]): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${alternatives(new Set(words.flatMap(hintsOf)))})|\\d`, 'gu');
}

/** @returns the hint that a match of {@link compileHints} is. */
export function hintIn(match: string): string {
  return /^\d/.test(match) ? DIGIT : match;
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
  const hints = hintsOf(words);
  return [...numericForms, ...words.forms].map(([form, source]) => {
    const whole = source.replace(/\{(\w+)\}/g, (text, name: string) => parts[name] ?? text);
    // A text shows its longest hint: "mandag" stands for "man" and "dag", too.
    const short = hints.filter((hint) => whole.includes(hint));
    const its = hints.filter((hint) => short.some((part) => hint.includes(part)));
    const digits = /\\d|\[1-/.test(source) || /\{(?:day|week|quarter)\}/.test(source);
    // These forms list ways of saying that have little in common.
    const loose = form === 'past' || form === 'vague';
    const certain = source.replace(optionalWeekday, '');
    const required = [
      ...(!loose && certain.includes('{month}') ? [words.months] : []),
      ...(!loose && certain.includes('{weekday}') ? [words.weekdays] : []),
    ];
    return {
      form,
      words,
      hints: [new Set(digits ? [...its, DIGIT] : its), ...required.map((table) => new Set(withLonger(table, hints)))],
      pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${whole})(?![\\p{L}\\p{N}]|'s)`, 'gu'),
    };
  });
}
