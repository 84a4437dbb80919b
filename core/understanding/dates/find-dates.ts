import type { Language } from '../../shared/language.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import { danishDates } from './da.ts';
import { compileDateRules, compileHints, type DateRule, hintIn, widen } from './date-pattern.ts';
import type { DateForm, DateWords } from './date-words.ts';
import { englishDates } from './en.ts';
import { norwegianDates } from './nb.ts';
import { resolveDate } from './resolve-date.ts';
import { swedishDates } from './sv.ts';

/** A date expression in a text, with the preposition that belongs to it ("senast på fredag"). */
export interface FoundDate {
  /** Where it is in the text, in UTF-16 code units. */
  start: number;
  end: number;
  /** Null: recognised, but it names no date that can be ("30 feb", "så snart som möjligt", "i fredags", "efter fredag"). */
  date: PlainDate | null;
  form: DateForm;
  /** `past`: it speaks of the past; `bare`: a weekday without a preposition, maybe no date at all; `habit`: "every Friday". */
  role: 'date' | 'bare' | 'past' | 'habit' | 'after';
}

/** More dates than anybody says in a turn; the rest is not read. */
const MOST_DATES = 40;

/** A short Norwegian turn may well pass for Danish and the other way round; each reads the other's dates, too. */
const wordsOf: Readonly<Record<Language, readonly DateWords[]>> = {
  sv: [swedishDates],
  nb: [norwegianDates, danishDates],
  da: [danishDates, norwegianDates],
  en: [englishDates],
};

interface Rules {
  hints: RegExp;
  rules: DateRule[];
}

const compiled = new Map<Language, Rules>();

function rulesOf(language: Language): Rules {
  const known = compiled.get(language);
  if (known !== undefined) return known;
  const made = { hints: compileHints(wordsOf[language]), rules: wordsOf[language].flatMap(compileDateRules) };
  compiled.set(language, made);
  return made;
}

/** The rules that may match at all; in most of what people say that is none. */
function candidates(source: string, language: Language): DateRule[] {
  const { hints, rules } = rulesOf(language);
  const hinted = [...new Set(source.match(hints)?.map(hintIn))];
  return hinted.length === 0
    ? []
    : rules.filter((rule) => rule.hints.every((needed) => hinted.some((hint) => needed.has(hint))));
}

function roleOf(form: DateForm, wordBefore: string, words: DateWords): FoundDate['role'] {
  if (form === 'past') return 'past';
  if (words.after.includes(wordBefore)) return 'after';
  if (/weekday/.test(form) && words.every.includes(wordBefore)) return 'habit';
  return form === 'bare-weekday' ? 'bare' : 'date';
}

/** Weekdays are written small; "Tors ansvar" is what Tor is in charge of. */
function isName(word: string): boolean {
  return word.length < 5 && /^\p{Lu}/u.test(word);
}

/** @returns the date expressions of a text, first to last, without overlaps; of several at one place the longest. */
export function findDates(text: string, language: Language, meetingDate: PlainDate): FoundDate[] {
  const lower = text.toLowerCase();
  // A letter whose lower case is longer would shift every place after it; such text is read as it is.
  const source = lower.length === text.length ? lower : text;
  const matches = candidates(source, language).flatMap(({ form, pattern, words, lead }) =>
    [...source.matchAll(pattern)].flatMap((match) => {
      const start = lead === null ? match.index : widen(lead, source, match.index);
      return start === null ? [] : [{ form, words, match, start, end: match.index + match[0].length }];
    }),
  );
  matches.sort((a, b) => a.start - b.start || b.end - a.end);
  const found: FoundDate[] = [];
  for (const { form, words, match, start, end } of matches) {
    if (start < (found.at(-1)?.end ?? 0)) continue;
    if (found.length === MOST_DATES) break;
    if (form === 'bare-weekday' && language !== 'en' && isName(text.slice(start, end))) continue;
    const wordBefore = /(\p{L}+) $/u.exec(source.slice(Math.max(0, start - 20), start))?.[1] ?? '';
    const role = roleOf(form, wordBefore, words);
    const date = role === 'date' || role === 'bare' ? resolveDate(form, match.groups ?? {}, words, meetingDate) : null;
    found.push({ start, end, date, form, role });
  }
  return found;
}
