import { PLACEHOLDER, type Token } from '../text/token.ts';
import type { OwnerFinding } from '../understand.port.ts';
import { isGivenName } from './given-names.ts';
import { lookUpMisspelt } from './misspelt-name.ts';
import { foldName, lookUpName, mayBegin, mayBeName, type NameIndex } from './name-index.ts';

/** No name in a meeting is longer than this many words. */
const LONGEST_NAME = 4;

interface Match {
  length: number;
  owner: OwnerFinding;
  genitive: boolean;
}

/** The ways a name's last word may be inflected: "Anders'", "Mark's", "Petras". The bare word is tried first. */
function stems(word: string, allowPlainS: boolean): { stem: string; genitive: boolean }[] {
  const marked = /^(.{2,}?)'(?:s)?$/u.exec(word)?.[1];
  if (marked !== undefined) return [{ stem: marked, genitive: true }];
  const plain = [{ stem: word, genitive: false }];
  return allowPlainS && /..s$/u.test(word) ? [...plain, { stem: word.slice(0, -1), genitive: true }] : plain;
}

/** "Kontoret i Lund" is no Petra Lund: after such a preposition a surname alone is a place. */
function isPlace(before: Token | undefined, word: string, index: NameIndex): boolean {
  return (
    before?.kind === 'word' && /^(?:i|in|to|till|til|near|via)$/.test(before.key) && index.surnames.has(foldName(word))
  );
}

function attendeeAt(tokens: readonly Token[], at: number, index: NameIndex, allowPlainS: boolean): Match | null {
  const first = tokens[at];
  if (first?.kind !== 'word' || !mayBegin(index, first.text)) return null;
  const words = tokens.slice(at, at + LONGEST_NAME);
  const end = words.findIndex(({ kind }) => kind !== 'word');
  const run = (end === -1 ? words : words.slice(0, end)).map(({ text }) => text);
  for (let length = run.length; length > 0; length -= 1) {
    const head = run.slice(0, length - 1);
    const last = run[length - 1] ?? '';
    if (length === 1 && (!mayBeName(last) || isPlace(tokens[at - 1], last, index))) continue;
    if (
      length > 1 &&
      !run.slice(0, length).every((word) => /^\p{Lu}/u.test(word)) &&
      !run.slice(0, length).every((word) => /^\p{Ll}/u.test(word))
    )
      continue;
    for (const { stem, genitive } of stems(last, allowPlainS)) {
      // A surname alone is written with a capital; "the price list" is not Laura Price's.
      if (length === 1 && /^\p{Ll}/u.test(stem) && !index.given.has(foldName(stem))) continue;
      const owner = lookUpName(index, [...head, stem].join(' '));
      if (owner !== null) return { length, owner, genitive };
    }
  }
  return null;
}

const departments = new Set(
  'it hr ekonomi ekonomin økonomi økonomien lön lønn løn lønningen finance sales salg sälj försäljning support legal juridik juridisk marketing marknad marked inköp indkøb innkjøp kundtjänst kundeservice facilities payroll design drift lager lagret lageret procurement accounting accounts ops engineering reception receptionen'.split(
    ' ',
  ),
);

/** "Ralph in IT": a word with a capital that works somewhere is a person, whatever the name. */
function worksSomewhere(tokens: readonly Token[], at: number): boolean {
  const [from, place] = tokens.slice(at + 1, at + 3);
  return from?.kind === 'word' && /^(?:på|i|in|hos|from|från|fra)$/.test(from.key) && departments.has(place?.key ?? '');
}

/** Someone who is not in the meeting: a common given name with a capital, and the surname that follows. */
function outsiderAt(tokens: readonly Token[], at: number, allowPlainS: boolean): Match | null {
  const first = tokens[at];
  if (first?.kind !== 'word' || !/^\p{Lu}\p{Ll}/u.test(first.text)) return null;
  const known = stems(first.text, allowPlainS).find(({ stem }) => isGivenName(stem));
  const next = tokens[at + 1];
  if (known === undefined) {
    if (worksSomewhere(tokens, at)) return { length: 1, owner: { type: 'unknown', name: first.text }, genitive: false };
    // "Grace Okafor in finance".
    const full = next?.kind === 'word' && /^\p{Lu}\p{Ll}/u.test(next.text) && worksSomewhere(tokens, at + 1);
    return full ? { length: 2, owner: { type: 'unknown', name: `${first.text} ${next.text}` }, genitive: false } : null;
  }
  const surname =
    !known.genitive && next?.kind === 'word' && /^\p{Lu}\p{Ll}/u.test(next.text)
      ? stems(next.text, allowPlainS).at(-1)
      : undefined;
  if (surname === undefined)
    return { length: 1, owner: { type: 'unknown', name: known.stem }, genitive: known.genitive };
  return { length: 2, owner: { type: 'unknown', name: `${known.stem} ${surname.stem}` }, genitive: surname.genitive };
}

/** Somebody in the meeting whose name is not written as in the directory. */
function misspeltAt(tokens: readonly Token[], at: number, index: NameIndex, allowPlainS: boolean): Match | null {
  const token = tokens[at];
  if (token?.kind !== 'word' || !/^\p{Lu}\p{Ll}{2}/u.test(token.text)) return null;
  const before = tokens[at - 1];
  const inside = before !== undefined && (before.kind !== 'mark' || before.key === ',');
  for (const { stem, genitive } of stems(token.text, allowPlainS)) {
    const owner = lookUpMisspelt(index, stem, inside);
    if (owner !== null) return { length: 1, owner, genitive };
  }
  return null;
}

/** English "Mark's on it", "Mark's agreed to": what looks like a genitive is a name and "is" or "has". */
function isShortIs(name: string, before: Token | undefined, next: Token | undefined): boolean {
  return (
    /'s$/.test(name) &&
    !/^(?:is|are|'s|be)$/.test(before?.key ?? '') &&
    next?.kind === 'word' &&
    /^(?:on|in|to|got|been|going|gonna|agreed|offered|volunteered|promised|undertaken|kindly|happy|responsible|accountable|down|already|the|our|not|also|now)$/.test(
      next.key,
    )
  );
}

function mentionAt(token: Token, index: NameIndex): Match | 'kollegan' {
  if (foldName(token.text) === 'kollegan') return 'kollegan';
  return { length: 1, owner: lookUpName(index, token.text) ?? { type: 'unknown', name: token.text }, genitive: false };
}

/**
 * Makes every name one token: attendees by full name, given name, surname or mention, with or without a genitive ending,
 * and other people by a common given name. A mention of Kollegan is dropped; a room account is nobody.
 * @param allowPlainS whether the language's genitive is a plain -s (all but English)
 */
export function markPeople(tokens: readonly Token[], index: NameIndex, allowPlainS: boolean): Token[] {
  const marked: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    const match =
      token.kind === 'mention'
        ? mentionAt(token, index)
        : (attendeeAt(tokens, at, index, allowPlainS) ??
          misspeltAt(tokens, at, index, allowPlainS) ??
          outsiderAt(tokens, at, allowPlainS));
    if (match === 'kollegan') continue;
    if (match === null) {
      marked.push(token);
      continue;
    }
    const text = tokens
      .slice(at, at + match.length)
      .map((part) => part.text)
      .join(' ');
    const kind = match.genitive ? 'genitive' : 'person';
    if (marked.at(-1)?.key === '@' && marked.at(-1)?.kind === 'mark') marked.pop();
    at += match.length - 1;
    if (kind === 'genitive' && !allowPlainS && isShortIs(text, marked.at(-1), tokens[at + 1])) {
      marked.push({ kind: 'person', text: text.slice(0, -2), key: PLACEHOLDER.person, owner: match.owner });
      marked.push({ kind: 'word', text: "'s", key: "'s" });
      continue;
    }
    marked.push({ kind, text, key: PLACEHOLDER[kind], owner: match.owner });
  }
  return marked;
}
