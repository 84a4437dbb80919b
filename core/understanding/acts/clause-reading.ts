import type { Lexicon } from '../cues/lexicon.ts';
import type { FoundDate } from '../dates/find-dates.ts';
import type { Grammar } from '../predicates/grammar.ts';
import type { Predicate } from '../predicates/predicate.ts';
import type { Token } from '../text/token.ts';
import type { OwnerFinding } from '../understand.port.ts';

/** What reading one clause needs to know. */
export interface ClauseReading extends Grammar {
  /** The clause without the words that only open it. */
  tokens: readonly Token[];
  /** `keyOf` those tokens. */
  key: string;
  /** The key of the clause with its opening words. */
  whole: string;
  /** It was opened by a word of conclusion: "då", "alltså", or follows a vote or "det är bestämt". */
  concluding: boolean;
  /** A vote or a summing-up came right before: what it says is the outcome. */
  announced: boolean;
  /** The person spoken to by name in this sentence. */
  addressee: OwnerFinding | null;
  /** The last person named before in this utterance: who "hon" is. */
  lastNamed: OwnerFinding | null;
  predicate: Predicate | null;
}

/** @returns the dates that may be deadlines; a bare weekday counts unless it stands first, as a subject does. */
export function datesIn(tokens: readonly Token[]): FoundDate[] {
  return tokens.flatMap(({ date }, at) => {
    if (date === undefined || (date.role !== 'date' && date.role !== 'bare')) return [];
    return date.role === 'bare' && at === 0 && tokens.length > 1 ? [] : [date];
  });
}

/** @returns the clause without "okej", "bra", commas and the like at its start, and without adverbs that change nothing. */
export function withoutOpeners(tokens: readonly Token[], lexicon: Lexicon): readonly Token[] {
  let at = 0;
  while (at < tokens.length - 1) {
    const token = tokens[at] as Token;
    const opener = token.kind === 'word' && lexicon.is('openers', token.key) && !lexicon.is('conclusions', token.key);
    if (!opener && token.kind !== 'mark') break;
    at += 1;
  }
  const rest = tokens.slice(at);
  // The first word holds the place before the verb ("alltså byter vi"); in two words each counts ("jag också").
  if (rest.length < 3) return rest;
  return rest.filter(({ kind, key }, index) => index === 0 || kind !== 'word' || !lexicon.is('softeners', key));
}

/**
 * Whether a predicate is the clause's main one: a verb-second language has one constituent before verb and subject, and
 * none that is itself a clause ("ledningen har sagt att vi byter").
 */
export function isMain({ front, verbFirst }: Predicate, { lexicon }: ClauseReading): boolean {
  if (verbFirst) return false;
  if (lexicon.is('afterwards', front[0]?.key)) return true;
  return !front.some(
    ({ kind, key }) =>
      kind === 'word' &&
      (lexicon.is('binders', key) ||
        lexicon.is('subordinators', key) ||
        lexicon.modal(key) !== null ||
        lexicon.present.has(key)),
  );
}

/** "i stället": it takes the place of what was said before. */
export function saysInstead({ tokens, lexicon }: ClauseReading): boolean {
  return tokens.some(({ key }) => lexicon.is('instead', key));
}
