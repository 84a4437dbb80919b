import type { Lexicon } from '../cues/lexicon.ts';
import type { Predicate } from '../predicates/predicate.ts';
import { subjectOf } from '../predicates/subject.ts';
import { type Token, uncapitalised } from '../text/token.ts';
import type { Matter } from './act.ts';

/** Whether the pronoun stands for the whole object and is not the article of a noun: "tar den", not "tar den nya bilen". */
function isPronoun(token: Token, next: Token | undefined, lexicon: Lexicon): boolean {
  if (token.kind !== 'word' || !lexicon.is('it', token.key)) return false;
  if (next === undefined || next.kind !== 'word' || lexicon.is('pronouns', token.key)) return true;
  return (
    [
      'prepositions',
      'adverbs',
      'fillers',
      'subordinators',
      'conclusions',
      'and',
      'infinitiveMarks',
      'particles',
    ] as const
  ).some((list) => lexicon.is(list, next.key));
}

/** Where a pronoun points back in the words, -1 when none does. */
export function pronounAt(words: readonly Token[], lexicon: Lexicon): number {
  return words.findIndex((token, at) => isPronoun(token, words[at + 1], lexicon));
}

function carriesMeaning(token: Token, lexicon: Lexicon): boolean {
  if (token.kind === 'quote' || token.kind === 'person' || token.kind === 'genitive') return true;
  if (token.kind !== 'word') return false;
  return !(['fillers', 'prepositions', 'it', 'adverbs', 'due', 'conclusions', 'particles'] as const).some((list) =>
    lexicon.is(list, token.key),
  );
}

/** @returns whether words hold nothing of their own: only pronouns, dates, particles. */
export function isEmpty(words: readonly Token[], lexicon: Lexicon): boolean {
  return !words.some((token) => carriesMeaning(token, lexicon));
}

/** "om kunden säger ja", not "boka om resan": a conditional word with a subject and a verb after it. */
export function isCondition(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || !lexicon.is('conditions', token.key)) return false;
  const [subject, verb] = tokens.slice(at + 1, at + 3);
  if (subject === undefined || verb === undefined) return false;
  // "Förhandla om det under oktober": about it.
  if (lexicon.is('it', subject.key) && verb.kind === 'date') return false;
  // English "if" means nothing else.
  if (lexicon.english) return true;
  return subjectOf(subject, lexicon) !== null || looksFinite(verb, lexicon);
}

function looksFinite({ kind, key }: Token, lexicon: Lexicon): boolean {
  if (kind !== 'word') return false;
  return lexicon.modal(key) !== null || lexicon.present.has(key) || lexicon.is('statives', key);
}

/** Cuts what only says why or when: "eftersom räntan stiger". */
export function withoutReasons(words: readonly Token[], lexicon: Lexicon): readonly Token[] {
  const at = words.findIndex((token, index) => {
    if (index === 0 || token.kind !== 'word') return false;
    return lexicon.is('subordinators', token.key) || isCondition(words, index, lexicon);
  });
  return at === -1 ? words : words.slice(0, at);
}

/** @returns the matter of a predicate: its verb and what follows. */
export function matterOf(predicate: Predicate, lexicon: Lexicon): Matter {
  const before = predicate.front.filter(
    ({ kind, key }) => kind !== 'date' && !lexicon.is('openers', key) && !lexicon.is('conclusions', key),
  );
  const adverbial = isEmpty(before, lexicon) || lexicon.is('afterwards', before[0]?.key);
  const front = adverbial ? [] : uncapitalised(before);
  const words = [...withoutReasons(predicate.rest, lexicon), ...front];
  return { verb: predicate.verb, negated: predicate.negated, words, back: isEmpty(words, lexicon) };
}

/** @returns the matter of words without a predicate: an infinitive with its object, or a noun. */
export function plainMatter(words: readonly Token[], lexicon: Lexicon): Matter {
  const marked = lexicon.is('infinitiveMarks', words[0]?.key);
  const kept = withoutReasons(marked ? words.slice(1) : words, lexicon);
  const negated = lexicon.is('negation', kept[0]?.key);
  const [first, ...rest] = negated ? kept.slice(1) : kept;
  const verbal = first?.kind === 'word' && lexicon.knows(first.key);
  if (!verbal) return { verb: null, negated: false, words: kept, back: isEmpty(kept, lexicon) };
  return { verb: first.key, negated, words: rest, back: isEmpty(rest, lexicon) };
}

/** @returns whether the verb is one of being, talking or having rather than of doing or choosing. */
export function isIdle({ verb, words }: Matter, lexicon: Lexicon): boolean {
  if (verb === null) return false;
  const after = words.filter(({ kind }) => kind === 'word').map(({ key }) => key);
  const strength = (['change', 'adopt', 'task', 'take'] as const).map((name) => lexicon.verbIs(name, verb, after));
  return lexicon.verbIs('state', verb, after) > Math.max(...strength);
}
