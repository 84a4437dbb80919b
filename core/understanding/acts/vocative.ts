import type { Lexicon } from '../cues/lexicon.ts';
import type { Clause, Sentence } from '../text/clauses.ts';
import type { Token } from '../text/token.ts';
import type { OwnerFinding } from '../understand.port.ts';

/** The name in a sentence that is spoken to: alone between commas, first before a comma or colon, or a leading mention. */
function isAddress(tokens: readonly Token[], lexicon: Lexicon): boolean {
  const [first, second] = tokens;
  if (tokens.length === 1) return first?.kind === 'person';
  return tokens.length === 2 && lexicon.is('you', first?.key) && second?.kind === 'person';
}

/** @returns who is spoken to by name in a sentence */
export function addresseeOf(sentence: Sentence, lexicon: Lexicon): OwnerFinding | null {
  const alone = sentence.clauses.find(({ tokens }) => isAddress(tokens, lexicon));
  if (alone !== undefined && sentence.clauses.length > 1) return alone.tokens.at(-1)?.owner ?? null;
  const first = sentence.clauses[0]?.tokens[0];
  return first?.kind === 'person' ? (first.owner ?? null) : null;
}

export function isVocative({ tokens, afterColon }: Clause, sentence: Sentence, lexicon: Lexicon): boolean {
  return !afterColon && isAddress(tokens, lexicon) && sentence.clauses.length > 1;
}

/** "Gustav kan du …", "kan du Gustav …": a name beside "du" is who is spoken to. */
export function withoutVocative(
  tokens: readonly Token[],
  lexicon: Lexicon,
): { tokens: readonly Token[]; spokenTo: OwnerFinding | null } {
  const at = tokens.findIndex(({ kind }, index) => {
    if (kind !== 'person') return false;
    const after = tokens[index + 2];
    return (
      (index > 0 && lexicon.is('you', tokens[index - 1]?.key)) ||
      (index === 0 && after !== undefined && lexicon.is('you', after.key))
    );
  });
  if (at === -1) return { tokens, spokenTo: null };
  return { tokens: tokens.filter((_, index) => index !== at), spokenTo: tokens[at]?.owner ?? null };
}
