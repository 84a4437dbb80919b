import { PLACEHOLDER, type Token } from '../text/token.ts';

function idsOf({ owner }: Token): string[] {
  if (owner?.type === 'person') return [owner.personId];
  return owner?.type === 'ambiguous' ? owner.personIds : [];
}

/**
 * Makes "Petra och Gustav" one token: a task needs one owner, so it is asked which of them it is.
 * @param and whether a word joins two names
 */
export function joinPeople(tokens: readonly Token[], and: (key: string) => boolean): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const link = joined.at(-1);
    const first = joined.at(-2);
    const pair = token.kind === 'person' && link?.kind === 'word' && and(link.key) && first?.kind === 'person';
    const ids = pair ? [...idsOf(first), ...idsOf(token)] : [];
    if (!pair || ids.length < 2) {
      joined.push(token);
      continue;
    }
    const name = `${first.text} ${link.text} ${token.text}`;
    joined.splice(-2, 2, {
      kind: 'person',
      text: name,
      key: PLACEHOLDER.person,
      owner: { type: 'ambiguous', name, personIds: ids },
    });
  }
  return joined;
}
