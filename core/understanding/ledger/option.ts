import type { Token } from '../text/token.ts';

/** "Måndag eller tisdag?" asks for a day of the week, not for a date. */
export function asOption(token: Token): Token {
  return token.date?.role === 'bare' ? { kind: 'word', text: token.text, key: token.text.toLowerCase() } : token;
}

export function datesOf(words: readonly Token[]): Set<string> {
  return new Set(words.flatMap(({ date }) => date?.date ?? []));
}
