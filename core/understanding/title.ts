import type { Matter } from './acts/act.ts';
import { pronounAt } from './acts/matter.ts';
import type { Lexicon } from './cues/lexicon.ts';
import type { Grammar } from './predicates/grammar.ts';
import { type Token, uncapitalised } from './text/token.ts';

/** Longer titles do not fit on a card's line. */
const MOST_WORDS = 14;
const MOST_CHARACTERS = 120;

const edge = new Set([',', ':', '–', '—', '-', '/', '(', ')', "'"]);

function isLoose(token: Token | undefined, lexicon: Lexicon): boolean {
  if (token === undefined) return false;
  if (token.kind === 'mark') return edge.has(token.key) || !/[\p{L}\p{N}%&+#]/u.test(token.key);
  return token.kind === 'word' && (lexicon.is('fillers', token.key) || lexicon.is('and', token.key));
}

/** The "as" of "as well". */
function isHalf(token: Token | undefined, cut: Token | undefined, lexicon: Lexicon): boolean {
  return lexicon.english && token?.key === 'as' && cut?.key === 'well';
}

function isPreposition(token: Token | undefined, lexicon: Lexicon): boolean {
  return token?.kind === 'word' && lexicon.is('prepositions', token.key);
}

/** Drops dates with the preposition that led to them. */
function withoutDates(words: readonly Token[], lexicon: Lexicon): Token[] {
  const kept: Token[] = [];
  for (const token of words) {
    const deadline =
      token.kind === 'date' &&
      (token.date?.role !== 'bare' || token.date.date !== null) &&
      token.date?.role !== 'habit';
    if (!deadline) {
      kept.push(token);
      continue;
    }
    // Most dates hold their preposition; a particle before one belongs to the verb ("let him in tomorrow").
    while (isPreposition(kept.at(-1), lexicon) && !lexicon.is('particles', kept.at(-1)?.key) && kept.length > 1)
      kept.pop();
  }
  return kept;
}

/** Drops a closing "i stället"; "i stället för X" stays. */
function withoutInstead(words: readonly Token[], lexicon: Lexicon): readonly Token[] {
  const last = words.at(-1);
  if (last?.kind !== 'word' || !lexicon.is('instead', last.key)) return words;
  return words.slice(0, words.at(-2)?.key === 'i' ? -2 : -1);
}

function trim(words: readonly Token[], lexicon: Lexicon): Token[] {
  let start = 0;
  let end = words.length;
  while (start < end && isLoose(words[start], lexicon)) start += 1;
  while (end > start && (isLoose(words[end - 1], lexicon) || isHalf(words[end - 1], words[end], lexicon))) end -= 1;
  return [...withoutInstead(words.slice(start, end), lexicon)];
}

/** "skrota hemsidan och bygger en ny": the second verb becomes an infinitive like the first. */
function alignVerbs(words: readonly Token[], { lexicon, infinitiveOf }: Grammar): Token[] {
  return words.map((token, at) => {
    const before = words[at - 1];
    const second = before?.kind === 'word' && lexicon.is('and', before.key) && token.kind === 'word';
    const infinitive = second ? infinitiveOf(token.key) : null;
    return infinitive === null || !lexicon.knows(infinitive) ? token : { ...token, text: infinitive, key: infinitive };
  });
}

function join(words: readonly string[]): string {
  return words
    .join(' ')
    .replace(/ ([,:;.!?%)])/g, '$1')
    .replace(/\bwill n't\b/g, "won't")
    .replace(/\bcan n't\b/g, "can't")
    .replace(/ ('(?:ll|ve|re|m|d|s)|n't)(?= |$)/g, '$1')
    .replace(/\s{2,}/g, ' ')
    .trim();
}

function capitalise(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** "säga den 12 november för invigningen", "äga frågan": the verb adds nothing to its object. */
function addsNothing(verb: string, words: readonly Token[], lexicon: Lexicon): boolean {
  if (words.length === 0) return false;
  return lexicon.is('owning', verb) || (lexicon.is('sayings', verb) && words.some(({ kind }) => kind === 'date'));
}

/** Drops the preposition that led to a date before the words: "(den 12 november) för invigningen". */
function withoutLead(words: readonly Token[], lexicon: Lexicon): readonly Token[] {
  const [first, ...rest] = words;
  const loose = rest.length > 0 && isPreposition(first, lexicon) && !lexicon.is('articles', first?.key);
  return loose ? rest : words;
}

function nounWords({ words }: Matter, grammar: Grammar): readonly Token[] {
  const dated = words.some(({ kind }) => kind === 'date');
  const undated = trim(withoutDates(alignVerbs(words, grammar), grammar.lexicon), grammar.lexicon);
  return dated ? withoutLead(undated, grammar.lexicon) : undated;
}

function verbWords(verb: string, words: readonly Token[], topic: readonly Token[], grammar: Grammar): readonly Token[] {
  const { lexicon } = grammar;
  const at = topic.length === 0 ? -1 : pronounAt(words, lexicon);
  const named = at === -1 ? words : [...words.slice(0, at), ...uncapitalised(topic), ...words.slice(at + 1)];
  const undated = trim(withoutDates(alignVerbs(named, grammar), lexicon), lexicon);
  if (addsNothing(verb, words, lexicon)) return withoutLead(undated, lexicon);
  // "Ta torsdag": without its date nothing would be left of it.
  const bare = undated.length === 0 && lexicon.verbIs('take', verb, []) > 0;
  return [{ kind: 'word', text: verb, key: verb }, ...(bare ? trim(named, lexicon) : undated)];
}

function wordsOf(matter: Matter, topic: readonly Token[], grammar: Grammar): readonly Token[] {
  return matter.verb === null ? nounWords(matter, grammar) : verbWords(matter.verb, matter.words, topic, grammar);
}

/**
 * A matter's title: the speaker's own words with the verb as an infinitive, without dates, filler and the owner's name.
 * @param topic what "it" stands for in the matter; empty when unknown
 * @returns the empty string when nothing is left
 */
export function titleOf(matter: Matter, topic: readonly Token[], grammar: Grammar): string {
  const { lexicon } = grammar;
  const words = trim(wordsOf(matter, topic, grammar), lexicon).slice(0, MOST_WORDS);
  const negation = matter.negated ? [lexicon.not] : [];
  return capitalise(
    join([...negation, ...words.map(({ text }) => text)])
      .slice(0, MOST_CHARACTERS)
      .trim(),
  );
}
