import type { Matter } from '../acts/act.ts';
import type { Lexicon } from '../cues/lexicon.ts';
import type { Token } from '../text/token.ts';
import type { Choice, Ledger, Rival } from './ledger.ts';
import { asOption, datesOf } from './option.ts';
import { sameMatter, stemsOf } from './similar.ts';

/** What of a turn it takes to tell what else was on the table. */
interface Table {
  ledger: Ledger;
  lexicon: Lexicon;
}

/** So many turns after it was dropped, a proposal is still what else was on the table. */
const REACH = 4;
const MOST_ALTERNATIVES = 5;

/** Remembers a proposal that was dropped; `opposed`: for another one, in so many words. */
export function setAside(
  { ledger }: Pick<Table, 'ledger'>,
  { matter, topic }: Pick<Rival, 'matter' | 'topic'>,
  opposed: boolean,
): void {
  if (matter.back && topic.length === 0) return;
  ledger.rivals = [...ledger.rivals, { matter, topic, turn: ledger.turn, opposed }].filter(
    ({ turn }) => ledger.turn - turn <= REACH,
  );
}

/** Whether a proposal was about what was then decided: the same verb, a word in common, or set against it openly. */
function isAbout(rival: Rival, matter: Matter, topic: readonly Token[], lexicon: Lexicon): boolean {
  if (rival.opposed || (rival.matter.verb !== null && rival.matter.verb === matter.verb)) return true;
  const stems = stemsOf([...matter.words, ...topic], lexicon);
  return [...stemsOf([...rival.matter.words, ...rival.topic], lexicon)].some((stem) => stems.has(stem));
}

/** @returns the proposals of the last turns that a decision was taken instead of, oldest first. */
export function alternativesTo(turn: Table, matter: Matter, topic: readonly Token[]): Rival[] {
  const { ledger, lexicon } = turn;
  const waiting = ledger.pending?.kind === 'propose' ? [{ ...ledger.pending, opposed: false }] : [];
  return [...ledger.rivals, ...waiting]
    .filter((rival) => ledger.turn - rival.turn <= REACH)
    .filter((rival) => isAbout(rival, matter, topic, lexicon))
    .filter((rival) => !sameMatter(rival.matter, rival.topic, matter, topic, lexicon))
    .slice(-MOST_ALTERNATIVES);
}

/** "Ska vi ta blå" of "ska vi ta blå eller grön": without the verb and the small words before it. */
function withoutLead(part: readonly Token[], lexicon: Lexicon): readonly Token[] {
  const isLead = ({ kind, key }: Token) =>
    kind === 'mark' ||
    (kind === 'word' &&
      (lexicon.knows(key) ||
        lexicon.present.has(key) ||
        lexicon.modal(key) !== null ||
        (['copulas', 'it', 'we', 'prepositions', 'particles', 'adverbs', 'openers', 'fillers'] as const).some((list) =>
          lexicon.is(list, key),
        )));
  const start = part.findIndex((token) => !isLead(token));
  return start === -1 ? [] : part.slice(start);
}

/** A title leaves out dates; of an option the date is what it says. */
function asWord(token: Token): Token {
  return token.kind === 'date' ? { kind: 'word', text: token.text, key: token.key } : token;
}

/** @returns the options of a question that were not picked. */
export function otherOptions(choice: Choice, picked: readonly Token[], { lexicon }: Pick<Table, 'lexicon'>): Rival[] {
  const parts: Token[][] = [[]];
  for (const token of choice.words.map(asOption)) {
    if (lexicon.is('or', token.key) || token.key === ',') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  const stems = stemsOf(picked, lexicon);
  const dates = datesOf(picked);
  const isPicked = (part: readonly Token[]) =>
    [...stemsOf(part, lexicon)].some((stem) => stems.has(stem)) || [...datesOf(part)].some((date) => dates.has(date));
  return parts
    .map((part) => withoutLead(part, lexicon))
    .filter((part) => part.length > 0 && !isPicked(part))
    .map((words) => ({
      matter: { verb: null, negated: false, words: words.map(asWord), back: false },
      topic: [],
      turn: choice.turn,
      opposed: true,
    }));
}
