import type { Lexicon } from '../cues/lexicon.ts';
import type { Token } from './token.ts';

/** A stretch of a sentence with its own verb, or a remark between commas. */
export interface Clause {
  tokens: Token[];
  /** It came after "men": what was said before has no hold on it. */
  contrast: boolean;
  /** It came after a colon. */
  afterColon: boolean;
}

export interface Sentence {
  clauses: Clause[];
  question: boolean;
}

/** More sentences than anybody says in a turn; the rest is not read. */
const MOST_SENTENCES = 80;

/** More clauses than any sentence has; the rest of it is not read. */
const MOST_CLAUSES = 40;

const ends = new Set(['.', '!', '?', '\n', ';', '…']);
const pauses = new Set([',', ':', '–', '—', '-', '(', ')', '/']);

function isAbbreviation(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (before === undefined || next === undefined) return false;
  return lexicon.is('abbreviations', before.key) || (/^\p{Lu}$/u.test(before.text) && next.kind === 'word');
}

/** A date may have swallowed the full stop that ended the sentence: "… den 3. Jonas tar det." */
function endsInsideDate(token: Token, next: Token | undefined): boolean {
  return (
    token.kind === 'date' &&
    token.text.endsWith('.') &&
    next !== undefined &&
    (next.kind === 'person' || /^\p{Lu}/u.test(next.text))
  );
}

function startsClause(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const next = tokens[at + 1];
  if (next === undefined) return false;
  const before = tokens[at - 1];
  if (next.kind === 'person' && before?.kind === 'person') return false;
  // "du och jag" is one subject.
  if (before !== undefined && (lexicon.is('you', before.key) || lexicon.is('i', before.key))) return false;
  if (next.kind === 'person') return tokens[at + 2]?.kind === 'word' && !lexicon.is('and', tokens[at + 2]?.key);
  return (
    (['i', 'you', 'we', 'she'] as const).some((list) => lexicon.is(list, next.key)) ||
    (lexicon.is('conclusions', next.key) && tokens.length > at + 2)
  );
}

/** "Om ingen protesterar så stänger vi": the conclusion after its condition. */
function concludes(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const [verb, subject] = tokens.slice(at + 1, at + 3);
  return (
    verb?.kind === 'word' &&
    // "Då gör vi så att Anna ringer" goes on.
    !lexicon.is('binders', verb.key) &&
    subject !== undefined &&
    (subject.kind === 'person' || lexicon.is('we', subject.key) || lexicon.is('i', subject.key))
  );
}

const ruling = /(?:^| )(?:from now on(?:wards)?|with immediate effect|effective immediately|going forward) $/;

/** "From now on, invoices go through the office": what opens a rule belongs to it. */
function opensRule(before: readonly Token[], next: Token | undefined, lexicon: Lexicon): boolean {
  if (before.length === 0 || before.length > 5 || next === undefined || next.kind !== 'word') return false;
  if ((['i', 'we', 'you', 'she', 'others'] as const).some((list) => lexicon.is(list, next.key))) return false;
  return ruling.test(before.map(({ key }) => `${key} `).join(''));
}

function splitClauses(tokens: readonly Token[], lexicon: Lexicon): Clause[] {
  const clauses: Clause[] = [{ tokens: [], contrast: false, afterColon: false }];
  const open = (contrast: boolean, afterColon: boolean) => clauses.push({ tokens: [], contrast, afterColon });
  tokens.forEach((token, at) => {
    const next = tokens[at + 1];
    if (token.kind === 'mark' && pauses.has(token.key)) {
      const bound = token.key === ',' && next !== undefined && lexicon.is('binders', next.key);
      const list = token.key === ',' && tokens[at - 1]?.kind === 'person' && next?.kind === 'person';
      const rule = token.key === ',' && lexicon.english && opensRule(clauses.at(-1)?.tokens ?? [], next, lexicon);
      if (!bound && !list && !rule) open(false, token.key === ':');
      return;
    }
    // "Skruva fast räcket": there it belongs to the verb.
    const particle = lexicon.is('particles', token.key) && tokens[at - 1]?.kind !== 'mark';
    if (token.kind === 'word' && lexicon.is('but', token.key) && at > 0 && !particle) {
      open(true, false);
      return;
    }
    if (token.kind === 'word' && at > 2 && lexicon.is('conclusions', token.key) && concludes(tokens, at, lexicon))
      open(false, false);
    if (token.kind === 'word' && lexicon.is('and', token.key) && startsClause(tokens, at, lexicon)) {
      open(false, false);
      return;
    }
    clauses.at(-1)?.tokens.push(token);
  });
  return clauses.filter((clause) => clause.tokens.length > 0).slice(0, MOST_CLAUSES);
}

/** @returns the sentences of an utterance and the clauses of each. */
export function splitSentences(tokens: readonly Token[], lexicon: Lexicon): Sentence[] {
  const sentences: Sentence[] = [];
  let current: Token[] = [];
  const close = (question: boolean) => {
    const clauses = splitClauses(current, lexicon);
    if (clauses.length > 0) sentences.push({ clauses, question });
    else if (question && sentences.length > 0) (sentences.at(-1) as Sentence).question = true;
    current = [];
  };
  tokens.forEach((token, at) => {
    if (token.kind === 'mark' && ends.has(token.key)) {
      if (token.key === '.' && isAbbreviation(tokens, at, lexicon)) return;
      close(token.key === '?');
      return;
    }
    current.push(token);
    if (endsInsideDate(token, tokens[at + 1])) close(false);
  });
  close(false);
  return sentences.slice(0, MOST_SENTENCES);
}
