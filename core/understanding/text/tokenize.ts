import type { FoundDate } from '../dates/find-dates.ts';
import { MENTION_CLOSE, MENTION_OPEN } from './clean-text.ts';
import { PLACEHOLDER, type Token } from './token.ts';

const quotation =
  /"[^"\n]{1,600}"|[“”„][^“”"\n]{1,600}[“”"]|«[^«»\n]{1,600}»|»[^«»\n]{1,600}«|(?<=^|[\s:(])'\p{L}[^'\n]{0,300} [^'\n]{1,300}'(?=$|[\s.,!?)])/gu;

const piece = new RegExp(
  [
    `${MENTION_OPEN}[^${MENTION_CLOSE}]{0,200}${MENTION_CLOSE}`,
    '(?:\\p{L}{1,3}\\.){2,4}(?!\\p{L})',
    '\\p{N}+(?:[.,:/–-]\\p{N}+)*(?::?\\p{L}{1,2}(?!\\p{L}))?%?',
    "[\\p{L}\\p{N}\\p{M}_]+(?:['\\-/&:+][\\p{L}\\p{N}\\p{M}]+)*'?",
    '\\n',
    '\\S',
  ].join('|'),
  'gu',
);

const contractions: ReadonlyMap<string, string> = new Map([
  ["won't", "will n't"],
  ["can't", "can n't"],
  ['cannot', "can n't"],
  ['gonna', 'going to'],
  ['wanna', 'want to'],
  ["let's", "let 's"],
  ['lets', "let 's"],
]);
const shortened =
  /^(i|you|we|they|he|she|it|that|there|who|what|this|here|everyone|someone|somebody|nobody)('(?:ll|ve|re|m|d|s))$/;

/** English contractions as two keys: "we've" -> "we", "'ve". Names keep theirs: "Mark's" may be a genitive. */
function keysOfWord(word: string): string[] {
  const key = word.toLowerCase();
  const known = contractions.get(key);
  if (known !== undefined) return known.split(' ');
  const negated = /^(\p{L}+)n't$/u.exec(key)?.[1];
  if (negated !== undefined) return [negated, "n't"];
  const parts = shortened.exec(key);
  return parts === null ? [key] : parts.slice(1);
}

function tokensOf(text: string): Token[] {
  if (text.startsWith(MENTION_OPEN)) return [{ kind: 'mention', text: text.slice(1, -1).trim(), key: '@' }];
  if (!/[\p{L}\p{N}]/u.test(text)) return [{ kind: 'mark', text, key: text }];
  const keys = keysOfWord(text);
  return keys.map((key) => ({ kind: 'word', text: keys.length === 1 ? text : key, key }));
}

interface Span {
  start: number;
  end: number;
  token: Token;
}

function quotationsIn(text: string): Span[] {
  return Array.from(text.matchAll(quotation), ({ 0: quote, index }) => ({
    start: index,
    end: index + quote.length,
    token: { kind: 'quote', text: quote, key: PLACEHOLDER.quote },
  }));
}

function dateSpan(text: string, date: FoundDate): Span {
  const { start, end, role } = date;
  const key = role === 'past' ? PLACEHOLDER.past : PLACEHOLDER.date;
  return { start, end, token: { kind: 'date', text: text.slice(start, end), key, date } };
}

/** @returns the text as tokens; a quotation or a date is one token, and what is inside a quotation is not read at all. */
export function tokenize(text: string, dates: readonly FoundDate[]): Token[] {
  const spans = [...quotationsIn(text), ...dates.map((date) => dateSpan(text, date))].sort((a, b) => a.start - b.start);
  const tokens: Token[] = [];
  let at = 0;
  for (const { start, end, token } of spans) {
    if (start < at) continue;
    for (const [part] of text.slice(at, start).matchAll(piece)) tokens.push(...tokensOf(part));
    tokens.push(token);
    at = end;
  }
  for (const [part] of text.slice(at).matchAll(piece)) tokens.push(...tokensOf(part));
  return tokens;
}
