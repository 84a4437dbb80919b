import { distance } from 'fastest-levenshtein';
import type { OwnerFinding } from '../understand.port.ts';
import { isGivenName } from './given-names.ts';
import { foldName, lookUpName, type NameIndex } from './name-index.ts';

/** Shorter names are one letter away from too many words. */
const SHORTEST = 5;

/** Letters that names write one way or the other: "Gustaf", "Gustav"; "Kristina", "Christina". */
function sound(name: string): string {
  return name
    .replace(/ph/g, 'f')
    .replace(/[vw]/g, 'f')
    .replace(/ch|ck|[cq]/g, 'k')
    .replace(/th|dt/g, 't')
    .replace(/z/g, 's')
    .replace(/[yj]/g, 'i')
    .replace(/(.)\1+/g, '$1');
}

/**
 * An attendee whose given name is spelt another way, or with one letter wrong. A typo counts only where a word with a
 * capital stands inside a sentence: there it is a name.
 * @returns null when nobody or several may be meant
 */
export function lookUpMisspelt(index: NameIndex, word: string, insideSentence: boolean): OwnerFinding | null {
  const folded = foldName(word);
  // "Vill du" begins a sentence; it does not call Will.
  const isName = insideSentence || isGivenName(word);
  const alike = isName ? [...index.given].filter((name) => sound(name) === sound(folded)) : [];
  const close =
    insideSentence && folded.length >= SHORTEST && !isGivenName(word)
      ? [...index.given].filter((name) => name.length >= SHORTEST && distance(name, folded) === 1)
      : [];
  const [name, ...others] = alike.length > 0 ? alike : close;
  return name === undefined || others.length > 0 ? null : lookUpName(index, name);
}
