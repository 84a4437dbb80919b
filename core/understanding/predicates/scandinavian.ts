import type { Lexicon } from '../cues/lexicon.ts';
import type { Token } from '../text/token.ts';
import type { Predicate } from './predicate.ts';
import { infinitiveOfPresent, isPast, isSupine } from './scandinavian-verb.ts';
import { afterLetUs, pastOrigin, subjectOf } from './subject.ts';

/** How far into a clause its subject may stand. */
const FURTHEST_SUBJECT = 14;

/** How many words after the verb a negation may stand. */
const NEGATION_REACH = 4;

/** "Vi har ett möte": the infinitive of having, in all three languages' lists of states. */
const HAVE = 'ha';

interface Place {
  subjectAt: number;
  verbAt: number;
}

function isWordOf(
  token: Token | undefined,
  list: 'adverbs' | 'negation' | 'infinitiveMarks',
  lexicon: Lexicon,
): boolean {
  return token?.kind === 'word' && lexicon.is(list, token.key);
}

function mayBeFinite(token: Token | undefined, swedish: boolean, lexicon: Lexicon): boolean {
  if (token?.kind !== 'word') return false;
  const { key } = token;
  return lexicon.modal(key) !== null || infinitiveOfPresent(key, swedish, lexicon) !== null || isPast(key, lexicon);
}

function skip(tokens: readonly Token[], from: number, step: 1 | -1, lexicon: Lexicon): number {
  let at = from;
  while (isWordOf(tokens[at], 'adverbs', lexicon) || isWordOf(tokens[at], 'negation', lexicon)) at += step;
  return at;
}

/** "Den betalar jag": the object stands first, and the subject comes behind the verb. */
function isFronted(tokens: readonly Token[], at: number, swedish: boolean, lexicon: Lexicon): boolean {
  const [object, verb, subject] = tokens.slice(at, at + 3);
  if (object?.kind !== 'word' || !lexicon.is('it', object.key) || !mayBeFinite(verb, swedish, lexicon)) return false;
  return subject !== undefined && (['i', 'we', 'you', 'she'] as const).some((list) => lexicon.is(list, subject.key));
}

/** The first subject with its finite verb right before it, as in "då byter vi", or right after it. */
function place(tokens: readonly Token[], swedish: boolean, lexicon: Lexicon): Place | null {
  const end = Math.min(tokens.length, FURTHEST_SUBJECT);
  for (let subjectAt = 0; subjectAt < end; subjectAt += 1) {
    if (subjectOf(tokens[subjectAt], lexicon) === null || isFronted(tokens, subjectAt, swedish, lexicon)) continue;
    const before = skip(tokens, subjectAt - 1, -1, lexicon);
    const inverted = before >= Math.max(0, subjectAt - 2) && mayBeFinite(tokens[before], swedish, lexicon);
    // In "jag ger Anna" the verb before the name has its own subject.
    const own = subjectOf(tokens[before - 1], lexicon) !== null && !isFronted(tokens, before - 1, swedish, lexicon);
    if (inverted && !own) return { subjectAt, verbAt: before };
    const after = skip(tokens, pastOrigin(tokens, subjectAt, lexicon), 1, lexicon);
    if (mayBeFinite(tokens[after], swedish, lexicon)) return { subjectAt, verbAt: after };
  }
  return null;
}

/** Where the main verb stands after an auxiliary: past adverbs, dates and the infinitive mark. */
function mainVerb(rest: readonly Token[], lexicon: Lexicon): number {
  const at = rest.findIndex(
    (token) =>
      token.kind !== 'date' && !isWordOf(token, 'adverbs', lexicon) && !isWordOf(token, 'infinitiveMarks', lexicon),
  );
  return at === -1 ? rest.length : at;
}

/** Infinitives end in -a or -e, but for short ones that the verb lists know. */
function looksInfinitive(key: string, swedish: boolean, lexicon: Lexicon): boolean {
  return lexicon.knows(key) || (swedish ? /\p{L}{2}as?$/u : /\p{L}{2}es?$/u).test(key);
}

function verbOf(
  key: string,
  rest: Token[],
  swedish: boolean,
  lexicon: Lexicon,
): Pick<Predicate, 'verb' | 'mood' | 'rest'> {
  const modal = lexicon.modal(key);
  if (modal === null) {
    const infinitive = infinitiveOfPresent(key, swedish, lexicon);
    return { verb: infinitive ?? key, mood: infinitive === null ? 'past' : 'present', rest };
  }
  const mainAt = mainVerb(rest, lexicon);
  const main = rest[mainAt];
  if (modal === 'have' && (main === undefined || !isSupine(main.key))) return { verb: HAVE, mood: 'present', rest };
  if (main === undefined) return { verb: key, mood: modal, rest };
  if (modal !== 'have' && !looksInfinitive(main.key, swedish, lexicon)) {
    // "Jag får hit en plåtslagare": the auxiliary is the verb itself; "jag ska hem" says nothing of work.
    const own = lexicon.present.get(key);
    return own === undefined ? { verb: key, mood: 'want', rest } : { verb: own, mood: 'present', rest };
  }
  const verb = modal === 'have' ? (lexicon.supine(main.key) ?? main.key) : main.key;
  return { verb, mood: modal === 'have' ? 'perfect' : modal, rest: rest.slice(mainAt + 1) };
}

/** Reads a clause of a language where the verb stands second and subject and verb may change places. */
export function readScandinavian(tokens: readonly Token[], swedish: boolean, lexicon: Lexicon): Predicate | null {
  const hortative = afterLetUs(tokens, 0, lexicon) ?? afterLetUs(tokens, 1, lexicon);
  const [verb, ...object] = hortative === null ? [] : tokens.slice(hortative);
  const plain = { negated: false, ongoing: false, front: [], verbFirst: false };
  if (verb !== undefined)
    return { subject: 'we', person: null, verb: verb.key, mood: 'present', rest: object, ...plain };
  const found = place(tokens, swedish, lexicon);
  if (found === null) return null;
  const { subjectAt, verbAt } = found;
  const first = Math.min(subjectAt, verbAt);
  const last = Math.max(subjectAt, verbAt);
  const subjectToken = tokens[subjectAt] as Token;
  const after = tokens.slice(last + 1);
  const isNegation = (token: Token) => isWordOf(token, 'negation', lexicon);
  const rest = after.filter((token, at) => at >= NEGATION_REACH || !isNegation(token));
  return {
    ...verbOf((tokens[verbAt] as Token).key, rest, swedish, lexicon),
    subject: subjectOf(subjectToken, lexicon) ?? 'other',
    person: subjectToken.kind === 'person' ? subjectToken : null,
    negated: tokens.slice(first + 1, last).some(isNegation) || after.slice(0, NEGATION_REACH).some(isNegation),
    ongoing: false,
    front: tokens.slice(0, first),
    verbFirst: verbAt < subjectAt && first === 0,
  };
}
