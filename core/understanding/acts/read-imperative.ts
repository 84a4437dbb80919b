import type { Lexicon } from '../cues/lexicon.ts';
import { startsObject } from '../predicates/english.ts';
import type { Token } from '../text/token.ts';
import type { Act, Matter } from './act.ts';
import { type ClauseReading, datesIn, saysInstead } from './clause-reading.ts';
import { isEmpty, withoutReasons } from './matter.ts';
import { after } from './read-content.ts';

/** @returns the infinitives that a word may be the imperative of: "ring" -> "ringa", "bestil" -> "bestille". */
export function infinitivesOfImperative(key: string): string[] {
  return [key, `${key}a`, `${key}e`, `${key}${key.slice(-1)}e`, `${key}${key.slice(-1)}a`];
}

/** @returns the infinitive that a clause's first word commands, or null when it is no known work. */
export function commandedVerb(reading: ClauseReading, first: string, after: readonly string[]): string | null {
  const { lexicon } = reading;
  const known = (infinitive: string) =>
    lexicon.verbIs('task', infinitive, after) > 0 || lexicon.verbIs('take', infinitive, after) > 0;
  return infinitivesOfImperative(first).find(known) ?? null;
}

/** More than so many words are no call to act. */
const LONGEST_CALL = 6;

/** "Köp ny", "ta det blå": said to all, it proposes; a yes makes it a decision. */
export function readCall({ tokens, lexicon, predicate, addressee }: ClauseReading): Act | null {
  const words = tokens.filter(({ kind }) => kind !== 'mark');
  const [first, ...rest] = words;
  const loose = predicate !== null || addressee !== null || words.length < 2 || words.length > LONGEST_CALL;
  // "Sätt dig" is said to one, and "låt gå" gives in.
  const toOne = (['me', 'thee', 'you', 'lets'] as const).some((list) =>
    words.slice(0, 2).some(({ key }) => lexicon.is(list, key)),
  );
  if (toOne) return null;
  if (loose || first?.kind !== 'word' || lexicon.is('negation', rest[0]?.key)) return null;
  const after = rest.map(({ key }) => key);
  const object = lexicon.english && startsObject(rest[0], lexicon);
  const chosen = (infinitive: string) =>
    (object || infinitive !== first.key) &&
    lexicon.verbIs('change', infinitive, after) > 0 &&
    lexicon.verbIs('change', infinitive, after) >= lexicon.verbIs('state', infinitive, after);
  const verb = infinitivesOfImperative(first.key).find(chosen);
  if (verb === undefined || isEmpty(rest, lexicon)) return null;
  const matter: Matter = { verb, negated: false, words: withoutReasons(rest, lexicon), back: false };
  return { type: 'propose', matter, doer: null, dates: datesIn(tokens), weak: false };
}

/** "Tom, time is short": the first word is a subject. */
function startsVerb(token: Token | undefined, lexicon: Lexicon): boolean {
  return token?.kind === 'word' && (lexicon.is('statives', token.key) || lexicon.modal(token.key) !== null);
}

/** "Tom, hold that thought": asked of a listener, no work. */
function isTalk(lexicon: Lexicon, verb: string, rest: readonly Token[]): boolean {
  const after = rest.map(({ key }) => key);
  const work = Math.max(lexicon.verbIs('task', verb, after), lexicon.verbIs('take', verb, after));
  return lexicon.verbIs('state', verb, after) > work;
}

const noOrder =
  /(?:ing|ed|ly|[^s]s)$|^(?:half|both|such|what|which|where|when|why|how|who|not|no|never|about|for|with|on|in|at|by|from|of|to|as|than|into|like|after|before|until|since|during|regarding|concerning|re|without|over|under|out|off|up|down|back|even|only|just|maybe|perhaps|quite|rather|too|so|well|all|any|every|each|some|most|many|more|then|now|here|there|today|tomorrow|again|also|still|yet|if|unless|because|although|though|while|whether|or|and|but|sorry|thanks|thank|hello|hi|welcome|congratulations|nice|good|great|lovely|is|are|am|was|were|be|been|do|does|did|have|has|had|can|could|will|would|shall|should|may|might|must|the|a|an|this|that|these|those|my|our|your|his|her|their|its|it|i|you|we|they|he|she|one|two|three)$/;

/** Whether an English word may be the verb of an order at all: no preposition, pronoun, past or gerund. */
export function mayBeOrder(word: string): boolean {
  return !noOrder.test(word);
}

/** "Tom, rethatch the roof", "please rethatch it, Tom": no list holds every verb. */
function isUnlistedOrder({ lexicon, tokens }: ClauseReading, verb: string, rest: readonly Token[]): boolean {
  if (lexicon.knows(verb) || lexicon.past.has(verb) || noOrder.test(verb) || lexicon.is('openers', verb)) return false;
  const please = tokens.some(({ key }) => key === 'please' || key === 'kindly');
  // "Tom sent the contract": without a comma the name may be the subject.
  const subject = tokens[0]?.kind === 'person' && !please;
  return !subject && (startsObject(rest[0], lexicon) || (please && rest.length > 1));
}

/** Reads an instruction to a person called by name: "Anna, boka lokal", "skicka kontraktet, Yusuf". */
export function readImperative(reading: ClauseReading): Act | null {
  const { lexicon, addressee } = reading;
  if (addressee === null) return null;
  const reminded = after(reading, 'remind');
  const told = reminded ?? reading.tokens;
  const words = told.filter(({ kind, key }) => kind !== 'mark' && !lexicon.is('please', key));
  const start = words[0]?.kind === 'person' ? 1 : 0;
  const [first, ...rest] = words.slice(start);
  if (first?.kind !== 'word' || rest.slice(0, 2).some(({ key }) => lexicon.is('negation', key))) return null;
  const commanded = commandedVerb(
    reading,
    first.key,
    rest.map(({ key }) => key),
  );
  const unlisted = lexicon.english && isUnlistedOrder(reading, first.key, rest) ? first.key : null;
  const finishes =
    (first.key === 'have' || first.key === 'ha') &&
    rest.some(
      ({ key }) => lexicon.is('finished', key) || (lexicon.english && /^(?:sent|written|built|[a-z]{3,}ed)$/.test(key)),
    )
      ? first.key
      : null;
  const praise = /^ (?:great|good|nice|lovely|excellent|brilliant|fine) /.test(reading.whole);
  const talk = lexicon.english && (praise || startsVerb(rest[0], lexicon) || isTalk(lexicon, first.key, rest));
  if (talk && finishes === null) return null;
  const verb = commanded ?? unlisted ?? finishes ?? (reminded === null ? null : first.key);
  if (verb === null) return null;
  const kept = withoutReasons(rest, lexicon);
  const matter: Matter = { verb, negated: false, words: kept, back: isEmpty(kept, lexicon) };
  return {
    type: 'assign',
    matter,
    doer: addressee,
    dates: datesIn(reading.tokens),
    take: matter.back,
    instead: saysInstead(reading),
    confidence: 0.85,
  };
}
