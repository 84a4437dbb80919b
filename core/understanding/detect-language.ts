import { Language } from '../shared/language.ts';
import { languageLetters, languageWords } from './language-words.ts';
import { cleanText } from './text/clean-text.ts';

/** No more than this many texts are looked at; the first sentences of a meeting tell. */
const MOST_TEXTS = 50;

/** With nothing to go on the product speaks Swedish. */
const FALLBACK: Language = 'sv';

const wordSets = new Map<Language, ReadonlySet<string>>();

function wordsOf(language: Language): ReadonlySet<string> {
  const known = wordSets.get(language) ?? new Set(languageWords[language].split(/\s+/));
  wordSets.set(language, known);
  return known;
}

function score(language: Language, words: readonly string[], text: string): number {
  const inOthers = (word: string) => Language.options.filter((other) => wordsOf(other).has(word)).length;
  const byWords = words.reduce((sum, word) => sum + (wordsOf(language).has(word) ? 1 / inOthers(word) : 0), 0);
  const byLetters = languageLetters.map(
    ([pattern, worth]) => (text.match(pattern)?.length ?? 0) * (worth[language] ?? 0),
  );
  return byWords + byLetters.reduce((sum, one) => sum + one, 0);
}

/**
 * Tells the language of what is said in a meeting by its small words and letters; a word counts the less, the more of
 * the four languages have it. Give it several turns: a single one in Norwegian may well be Danish.
 * @returns Swedish when nothing tells
 */
export function detectLanguage(texts: readonly string[]): Language {
  const text = texts.slice(0, MOST_TEXTS).map(cleanText).join('\n').toLowerCase();
  const words = text.match(/[\p{L}']+/gu) ?? [];
  const scores = Language.options.map((language) => ({ language, score: score(language, words, text) }));
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score === 0 ? FALLBACK : best.language;
}
