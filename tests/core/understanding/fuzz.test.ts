import { Language } from '../../../core/shared/language.ts';
import { PlainDate } from '../../../core/shared/plain-date.ts';
import type { Cues } from '../../../core/understanding/cues/cues.ts';
import { english } from '../../../core/understanding/cues/en.ts';
import { norwegianDanish } from '../../../core/understanding/cues/nb-da.ts';
import { swedish } from '../../../core/understanding/cues/sv.ts';
import { danishDates } from '../../../core/understanding/dates/da.ts';
import type { DateWords } from '../../../core/understanding/dates/date-words.ts';
import { englishDates } from '../../../core/understanding/dates/en.ts';
import { norwegianDates } from '../../../core/understanding/dates/nb.ts';
import { swedishDates } from '../../../core/understanding/dates/sv.ts';
import { detectLanguage, parseDeadline, understand, understandAll } from '../../../core/understanding/index.ts';
import { seededRandom } from '../../../evaluation/seeded-random.ts';

const attendees = ['Anna Svensson', 'Petra Lund', 'Mohammed Ali', 'Jörgen Ö'].map((name) => ({ id: name, name }));
const meetingDate = '2026-10-05';
const tables: Readonly<Record<Language, readonly [Cues, DateWords]>> = {
  sv: [swedish, swedishDates],
  nb: [norwegianDanish, norwegianDates],
  da: [norwegianDanish, danishDates],
  en: [english, englishDates],
};
const marks =
  `, . ? ! : - – " « » ' ( ) / & @ ; … % 1 12. 31/12 1.1. 12: 2026- den Anna Annas <at>Anna</at> <at <p &nbsp; a- a. q.q. é 😂 İ`
    .split(' ')
    .concat(' ', '\n', '\u00a0', '\u200b', '\uD800', '\uE000', '\uE010');

/** Every word that the rules of a language know. */
function knownWords(language: Language): string[] {
  return [...new Set(JSON.stringify(tables[language]).match(/\p{L}+/gu))];
}

type Random = () => number;
const pick = <T>(from: readonly T[], random: Random): T => from[Math.floor(random() * from.length)] as T;
const many = (most: number, random: Random, make: () => string, between = '') =>
  Array.from({ length: 1 + Math.floor(random() * most) }, make).join(between);

function anyText(words: readonly string[], random: Random): string {
  const kind = random();
  if (kind < 0.3) return many(40, random, () => String.fromCharCode(Math.floor(random() * 0x10000)));
  if (kind < 0.4) return many(20, random, () => String.fromCodePoint(Math.floor(random() * 0x110000)));
  if (kind < 0.5) return many(60, random, () => pick('0123456789 .:/-'.split(''), random));
  if (kind < 0.6) return pick(marks, random).repeat(1 + Math.floor(random() * 30));
  return many(14, random, () => pick(random() < 0.85 ? words : marks, random), ' ');
}

describe('nonsense', () => {
  it.each(Language.options)('25,000 strings in %s: nothing is thrown and every deadline is a real date', (language) => {
    const random = seededRandom(7);
    const words = knownWords(language);
    for (let batch = 0; batch < 50; batch += 1) {
      const utterances = Array.from({ length: 500 }, (_, index) => ({
        id: `u${index}`,
        speakerId: pick(attendees, random).id,
        at: '',
        text: anyText(words, random),
      }));

      const found = understandAll({ utterances, attendees, meetingDate, language });

      const deadlines = found.flatMap(({ deadline }) => deadline ?? []);
      expect(deadlines.filter((date) => !PlainDate.safeParse(date).success || date < meetingDate)).toEqual([]);
      expect(found.filter(({ title }) => title.trim() === '')).toEqual([]);
    }
  });
});

const LENGTH = 10_000;
const MOST_CPU_MS = 20;
/** A busy machine may slow one run, even a few; an expression that runs away is slow in every one. */
const RUNS = 12;

function cpuMs(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function isSlow(work: () => void): boolean {
  for (let run = 0; run < RUNS; run += 1) if (cpuMs(work) <= MOST_CPU_MS) return false;
  return true;
}

describe('one string of 10,000 characters', () => {
  it.each(Language.options)('that repeats itself is read in 20 ms in %s', (language) => {
    const random = seededRandom(11);
    const words = knownWords(language);
    const units = [
      ...marks.flatMap((mark) => [mark, `${mark} `, `a${mark}`, `${mark}b `]),
      ...Array.from({ length: 120 }, () => `${pick(words, random)} `),
      ...Array.from({ length: 200 }, () =>
        many(5, random, () => pick(random() < 0.8 ? words : marks, random) + pick(['', ' ', ' '], random)),
      ),
    ];

    const slow = units.filter((unit) => {
      const text = unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);
      return isSlow(() => {
        const utterance = { id: 'u', speakerId: 'Petra Lund', at: '', text };
        understand({ utterance, context: [], attendees, meetingDate, language });
        parseDeadline(text, language, meetingDate);
        detectLanguage([text]);
      });
    });

    expect(slow).toEqual([]);
  });
});
