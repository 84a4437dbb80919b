import type { Lexicon } from '../cues/lexicon.ts';

/** @returns the first candidate that the verb lists know, else the fallback. */
function known(candidates: readonly string[], fallback: string, lexicon: Lexicon): string {
  return candidates.find((candidate) => lexicon.knows(candidate)) ?? fallback;
}

/** "running" -> "run". */
function single(stem: string): string {
  return stem.replace(/([bdgklmnprt])\1$/, '$1');
}

/** @returns the base form of "drafts", "does", "carries"; the word itself when it has no ending. */
export function baseOfThirdPerson(key: string, lexicon: Lexicon): string {
  const listed = lexicon.present.get(key);
  if (listed !== undefined) return listed;
  if (lexicon.knows(key) || !/[^s]s$/.test(key)) return key;
  const bare = key.slice(0, -1);
  return known([bare, key.replace(/ies$/, 'y'), key.replace(/es$/, '')], bare, lexicon);
}

/** @returns the base form of "moving", "running", "going". */
export function baseOfGerund(key: string, lexicon: Lexicon): string {
  const stem = key.slice(0, -3);
  return known([`${stem}e`, stem, single(stem)], stem, lexicon);
}

/** @returns the base form of "moved", "agreed"; null when the word does not look like a regular past form. */
export function baseOfPast(key: string, lexicon: Lexicon): string | null {
  if (!/^[a-z-]{2,}ed$/.test(key)) return null;
  const stem = key.slice(0, -2);
  return known([`${stem}e`, stem, single(stem), stem.replace(/i$/, 'y')], `${stem}e`, lexicon);
}

/** @returns the base form of a gerund or a third person that the verb lists know, else null: "building", "drafts". */
export function baseOfVerb(key: string, lexicon: Lexicon): string | null {
  const base = /^[a-z-]{2,}ing$/.test(key) ? baseOfGerund(key, lexicon) : baseOfThirdPerson(key, lexicon);
  return base !== key && lexicon.knows(base) ? base : null;
}
