import type { DateForm, DateWords } from './date-words.ts';

export interface DateRule {
  form: DateForm;
  pattern: RegExp;
  /** What the words in it mean. */
  words: DateWords;
  /** What may stand before the expression and belongs to it: "senast på". */
  lead: Lead | null;
  /** One of each of these is in every text that it matches. */
  hints: readonly ReadonlySet<string>[];
}

/**
 * Words that lead to a date, found by {@link widen} rather than by the expression: with them each expression would be
 * five times as large, and slow to make.
 */
export interface Lead {
  words: readonly string[];
  least: number;
  most: number;
}

const leading = /^\(\?:\{before\} ((?:\|[^|(){}]+ )*)\)\{(\d),(\d)\}/;

/** Takes the leading words out of a form's source, where every way of matching begins with them. */
function takeLead(source: string, before: readonly string[]): { lead: Lead | null; rest: string } {
  const found = leading.exec(source);
  const rest = found === null ? source : source.slice(found[0].length);
  if (found === null || hasChoice(rest)) return { lead: null, rest: source };
  const more = (found[1] ?? '').split('|').map((word) => word.trim());
  const words = [...before.map((word) => word.replaceAll('\\', '')), ...more].filter((word) => word !== '');
  const longestFirst = words.sort((a, b) => b.length - a.length);
  return { lead: { words: longestFirst, least: Number(found[2]), most: Number(found[3]) }, rest };
}

/** Whether a source is several ways of matching side by side. */
function hasChoice(source: string): boolean {
  let depth = 0;
  for (const character of source.replace(/\\./g, '')) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === '|' && depth === 0) return true;
  }
  return false;
}

/** @returns where a match begins with the words that lead to it; null when they are too few */
export function widen({ words, least, most }: Lead, text: string, start: number): number | null {
  let at = start;
  let count = 0;
  while (count < most) {
    const word = words.find((one) => isBefore(one, text, at));
    if (word === undefined) break;
    at -= word.length + 1;
    count += 1;
  }
  return count < least ? null : at;
}

function isBefore(word: string, text: string, at: number): boolean {
  const from = at - word.length - 1;
  if (from < 0 || text[at - 1] !== ' ' || !text.startsWith(word, from)) return false;
  return from === 0 || !/[\p{L}\p{N}]/u.test(text[from - 1] ?? '');
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
    const { lead, rest } = takeLead(source, words.before);
    const whole = rest.replace(/\{(\w+)\}/g, (text, name: string) => parts[name] ?? text);
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
      lead,
      hints: [new Set(digits ? [...its, DIGIT] : its), ...required.map((table) => new Set(withLonger(table, hints)))],
      pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${whole})(?![\\p{L}\\p{N}]|'s)`, 'gu'),
    };
  });
}
