import type { Lexicon } from '../cues/lexicon.ts';
import type { Token } from '../text/token.ts';
import type { Subject } from './predicate.ts';

const lists = ['i', 'you', 'we', 'she', 'someone', 'who'] as const;

/** @returns what a token may be the subject as, or null. */
export function subjectOf(token: Token | undefined, lexicon: Lexicon): Subject | null {
  if (token === undefined) return null;
  if (token.kind === 'person') return 'person';
  if (token.kind !== 'word') return null;
  return lists.find((list) => lexicon.is(list, token.key)) ?? (lexicon.is('others', token.key) ? 'other' : null);
}

/** "Lena på ekonomi betalar": where the verb may stand after a subject. */
export function pastOrigin(tokens: readonly Token[], subjectAt: number, lexicon: Lexicon): number {
  const from = tokens[subjectAt + 1];
  const named = tokens[subjectAt]?.kind === 'person' && from?.kind === 'word' && lexicon.is('origins', from.key);
  if (!named || tokens[subjectAt + 2]?.kind !== 'word') return subjectAt + 1;
  return lexicon.is('articles', tokens[subjectAt + 2]?.key) ? subjectAt + 4 : subjectAt + 3;
}

/** "Låt oss köra", "let's go": where the verb stands after it, or null. */
export function afterLetUs(tokens: readonly Token[], at: number, lexicon: Lexicon): number | null {
  const [first, second] = tokens.slice(at, at + 2);
  const is = (list: 'lets' | 'us', token: Token | undefined) => token?.kind === 'word' && lexicon.is(list, token.key);
  return is('lets', first) && is('us', second) ? at + 2 : null;
}
