import type { Lexicon } from '../cues/lexicon.ts';
import type { Token } from '../text/token.ts';
import type { Thing } from './act.ts';

/** "En avi", "ett nytt avtal", "a sign": what comes into the talk with an indefinite article. */
const INDEFINITE = /^(?:en|ei|ett|et|a|an)$/;
const NEUTER = /^(?:ett|et)$/;

/** An adjective or two and the noun. */
const LONGEST = 3;

const stops = [
  'prepositions',
  'and',
  'or',
  'but',
  'binders',
  'subordinators',
  'conditions',
  'adverbs',
  'conclusions',
  'i',
  'you',
  'we',
  'she',
  'others',
  'someone',
  'copulas',
  'negation',
  'it',
  'particles',
  'fillers',
] as const;

function ends(token: Token | undefined, lexicon: Lexicon): boolean {
  if (token?.kind !== 'word' || lexicon.modal(token.key) !== null || lexicon.present.has(token.key)) return true;
  return stops.some((list) => lexicon.is(list, token.key));
}

/** @returns the last thing that a clause brings into the talk, which "den" or "it" may mean next; null without one */
export function readThing(tokens: readonly Token[], lexicon: Lexicon): Thing | null {
  for (let at = tokens.length - 2; at >= 0; at -= 1) {
    const article = tokens[at];
    if (article?.kind !== 'word' || !INDEFINITE.test(article.key)) continue;
    const after = tokens.slice(at + 1, at + 1 + LONGEST);
    const end = after.findIndex((token) => ends(token, lexicon));
    const named = end === -1 ? after : after.slice(0, end);
    if (named.length > 0 && !named.some(({ key }) => lexicon.is('measures', key)))
      return { words: [article, ...named], neuter: lexicon.english ? null : NEUTER.test(article.key) };
  }
  return null;
}
