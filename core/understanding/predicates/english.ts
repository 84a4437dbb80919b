import type { Modal } from '../cues/cues.ts';
import type { Lexicon } from '../cues/lexicon.ts';
import type { Token } from '../text/token.ts';
import { baseOfGerund, baseOfPast, baseOfThirdPerson } from './english-verb.ts';
import type { Predicate, Subject } from './predicate.ts';
import { afterLetUs, pastOrigin, subjectOf } from './subject.ts';

const FURTHEST_SUBJECT = 14;

const GERUND = /^[a-z-]{2,}ing$/;

const auxiliaries: ReadonlyMap<string, Modal> = new Map<string, Modal>([
  ["'ll", 'will'],
  ['will', 'will'],
  ['shall', 'will'],
  ['can', 'can'],
  ['could', 'should'],
  ['might', 'should'],
  ['may', 'should'],
  ['should', 'should'],
  ['would', 'should'],
  ["'d", 'should'],
  ['must', 'must'],
]);
const be = new Set(["'m", 'am', "'re", 'are', 'is', "'s"]);
const perfect = new Set(["'ve", 'have', 'has']);
const support = new Set(['do', 'does', 'did']);
const inverting = new Set([...auxiliaries.keys(), ...be, ...perfect, ...support, 'had', 'were']);

interface Finite {
  verb: string;
  mood: Predicate['mood'];
  negated: boolean;
  ongoing: boolean;
  /** The first token after the verb. */
  next: number;
}

function keyAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.key ?? '';
}

/** Past adverbs and negation. */
function skip(tokens: readonly Token[], from: number, lexicon: Lexicon): { at: number; negated: boolean } {
  let at = from;
  let negated = false;
  for (; tokens[at]?.kind === 'word'; at += 1) {
    const key = keyAt(tokens, at);
    if (lexicon.is('negation', key)) negated = true;
    else if (!lexicon.is('adverbs', key)) break;
  }
  return { at, negated };
}

function mainVerb(tokens: readonly Token[], from: number, mood: Predicate['mood'], lexicon: Lexicon): Finite | null {
  const { at, negated } = skip(tokens, from, lexicon);
  const token = tokens[at];
  if (token?.kind !== 'word') return null;
  const following = keyAt(tokens, at + 1);
  if (token.key === 'be' && GERUND.test(following))
    return { verb: baseOfGerund(following, lexicon), mood, negated, ongoing: false, next: at + 2 };
  const past = mood === 'perfect' ? baseOfPast(token.key, lexicon) : null;
  return { verb: past ?? token.key, mood, negated, ongoing: false, next: at + 1 };
}

function afterBe(tokens: readonly Token[], from: number, lexicon: Lexicon): Finite {
  const { at, negated } = skip(tokens, from, lexicon);
  const key = keyAt(tokens, at);
  const promised = key === 'going' && tokens[at + 1]?.key === 'to' ? mainVerb(tokens, at + 2, 'will', lexicon) : null;
  if (promised !== null) return { ...promised, negated: negated || promised.negated };
  const gerund = GERUND.test(key);
  if (!gerund) return { verb: 'be', mood: 'present', negated, ongoing: false, next: at };
  return { verb: baseOfGerund(key, lexicon), mood: 'present', negated, ongoing: true, next: at + 1 };
}

function readFinite(tokens: readonly Token[], at: number, lexicon: Lexicon): Finite | null {
  const key = keyAt(tokens, at);
  const modal = auxiliaries.get(key);
  if (modal !== undefined) return mainVerb(tokens, at + 1, modal, lexicon);
  if (be.has(key)) return afterBe(tokens, at + 1, lexicon);
  const obliged = tokens[at + 1]?.key === 'to' && /^(?:needs?|ha(?:s|ve)|got|wants?)$/.test(key);
  if (obliged) return mainVerb(tokens, at + 2, key.startsWith('want') ? 'want' : 'must', lexicon);
  if (key === 'to') return mainVerb(tokens, at + 1, 'will', lexicon);
  const plain = { negated: false, ongoing: false, next: at + 1 };
  if (perfect.has(key))
    return mainVerb(tokens, at + 1, 'perfect', lexicon) ?? { verb: 'have', mood: 'present', ...plain };
  const supports = support.has(key) && tokens[at + 1]?.kind === 'word' && lexicon.is('negation', tokens[at + 1]?.key);
  if (supports) return mainVerb(tokens, at + 1, key === 'did' ? 'past' : 'present', lexicon);
  const past = baseOfPast(key, lexicon);
  if (lexicon.past.has(key) || past !== null) return { verb: past ?? key, mood: 'past', ...plain };
  const base = baseOfThirdPerson(key, lexicon);
  return lexicon.knows(base) || isUnlistedVerb(tokens, at, lexicon) ? { verb: base, mood: 'present', ...plain } : null;
}

/** "Tom rethatches the roof": after a name, with an object behind it, an ending is enough to tell a verb. */
function isUnlistedVerb(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  return (
    tokens[at - 1]?.kind === 'person' &&
    /^[a-z]{3,}[^s]s$/.test(keyAt(tokens, at)) &&
    startsObject(tokens[at + 1], lexicon)
  );
}

/** "the", "our", "them": an English object begins with it. */
export function startsObject(token: Token | undefined, lexicon: Lexicon): boolean {
  return (
    token?.kind === 'word' &&
    (lexicon.is('articles', token.key) ||
      lexicon.is('it', token.key) ||
      /^(?:my|our|your|his|her|their|some)$/.test(token.key))
  );
}

/** Reads the verb that starts at a place, with its auxiliaries. */
function finiteAt(tokens: readonly Token[], from: number, lexicon: Lexicon): Finite | null {
  const { at, negated } = skip(tokens, from, lexicon);
  const finite = tokens[at]?.kind === 'word' ? readFinite(tokens, at, lexicon) : null;
  return finite === null ? null : { ...finite, negated: finite.negated || negated };
}

/** "Mark's going to": what looks like a genitive is a name and "is". */
function isShortIs(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.kind === 'genitive' && /ing$|^(?:on|responsible|got)$/.test(keyAt(tokens, at + 1));
}

function predicateAt(tokens: readonly Token[], at: number, lexicon: Lexicon): Predicate | null {
  const token = tokens[at] as Token;
  const hortative = afterLetUs(tokens, at, lexicon);
  if (hortative !== null) {
    const verb = mainVerb(tokens, hortative, 'present', lexicon);
    return verb === null ? null : complete('we', null, verb, tokens, tokens.slice(0, at), false);
  }
  const shortIs = isShortIs(tokens, at);
  const subject = shortIs ? 'person' : subjectOf(token, lexicon);
  if (subject === null) return null;
  // "Sara to draft a quote" is how minutes are written; "the boss wants Sara to" is not.
  if (keyAt(tokens, at + 1) === 'to' && tokens.slice(0, at).some(({ kind }) => kind === 'word')) return null;
  const inverted = at > 0 && inverting.has(keyAt(tokens, at - 1));
  const finite = shortIs
    ? afterBe(tokens, at + 1, lexicon)
    : finiteAt(tokens, pastOrigin(tokens, at, lexicon), lexicon);
  const person = subject === 'person' ? token : null;
  if (!inverted) return finite === null ? null : complete(subject, person, finite, tokens, tokens.slice(0, at), false);
  const asked = finite ?? {
    verb: keyAt(tokens, at - 1),
    mood: 'should',
    negated: false,
    ongoing: false,
    next: at + 1,
  };
  return complete(subject, person, { ...asked, mood: 'should' }, tokens, tokens.slice(0, at - 1), at === 1);
}

function complete(
  subject: Subject,
  person: Token | null,
  finite: Finite,
  tokens: readonly Token[],
  front: Token[],
  verbFirst: boolean,
): Predicate {
  const { next, ...verb } = finite;
  return { subject, person, ...verb, rest: tokens.slice(next), front, verbFirst };
}

/** Reads an English clause: the first subject with its verb after it, or with an auxiliary before it. */
export function readEnglish(tokens: readonly Token[], lexicon: Lexicon): Predicate | null {
  const end = Math.min(tokens.length, FURTHEST_SUBJECT);
  for (let at = 0; at < end; at += 1) {
    const predicate = predicateAt(tokens, at, lexicon);
    if (predicate !== null) return predicate;
  }
  return null;
}
