import type { FoundDate } from '../dates/find-dates.ts';
import type { OwnerFinding } from '../understand.port.ts';

/** A word, a mark, or a whole expression that the rules treat as one word. */
export interface Token {
  kind: 'word' | 'mark' | 'mention' | 'quote' | 'date' | 'person' | 'genitive';
  /** As it was written. */
  text: string;
  /** What the rules match: the lower-case word, the mark, or the placeholder of the kind. */
  key: string;
  date?: FoundDate;
  owner?: OwnerFinding;
}

/** Placeholders in keys: private-use characters, which cleaned text cannot hold. */
export const PLACEHOLDER = {
  person: '\uE000',
  genitive: '\uE001',
  date: '\uE002',
  quote: '\uE003',
  past: '\uE004',
} as const;

/** @returns the keys with one space around each, so that a pattern can look for whole words. */
export function keyOf(tokens: readonly Token[]): string {
  return ` ${tokens.map(({ key }) => key).join(' ')} `;
}

/** @returns how many whole tokens lie before a place in the text that {@link keyOf} made. */
export function tokensBefore(key: string, place: number): number {
  let count = 0;
  for (let at = key.indexOf(' ', 1); at !== -1 && at < place; at = key.indexOf(' ', at + 1)) count += 1;
  return count;
}

/** @returns the words without the capital that began their sentence; names and abbreviations keep theirs. */
export function uncapitalised(words: readonly Token[]): Token[] {
  return words.map((token, at) =>
    at === 0 && token.kind === 'word' && /^\p{Lu}\p{Ll}*$/u.test(token.text) ? { ...token, text: token.key } : token,
  );
}
