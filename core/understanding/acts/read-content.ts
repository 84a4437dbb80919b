import type { PhraseName } from '../cues/cues.ts';
import { baseOfVerb } from '../predicates/english-verb.ts';
import type { Predicate } from '../predicates/predicate.ts';
import { type Token, tokensBefore } from '../text/token.ts';
import type { Act, Doer, Matter } from './act.ts';
import { type ClauseReading, datesIn } from './clause-reading.ts';
import { isEmpty, isIdle, matterOf, plainMatter } from './matter.ts';

function endOf(reading: ClauseReading, phrase: PhraseName): number | null {
  const match = reading.lexicon.find(phrase, reading.key);
  return match === null ? null : tokensBefore(reading.key, match.index + match[0].length);
}

/** @returns the tokens after a phrase in the clause, or null when it is not there. */
export function after(reading: ClauseReading, phrase: PhraseName): readonly Token[] | null {
  const end = endOf(reading, phrase);
  return end === null ? null : reading.tokens.slice(end);
}

/** Like {@link after}, with a refusal that the phrase ends with. */
export function decidedAfter(reading: ClauseReading, phrase: PhraseName): readonly Token[] | null {
  const end = endOf(reading, phrase);
  if (end === null) return null;
  // "we have decided not to": the refusal belongs to what was decided.
  const refusal = reading.tokens
    .slice(Math.max(0, end - 2), end)
    .filter(({ key }) => reading.lexicon.is('negation', key));
  // "we've decided Mark will", "mötet beslutar bifalla": the subject or the act that the phrase ends with, too.
  const last = reading.tokens[end - 1];
  const own =
    last !== undefined &&
    (last.kind === 'person' || reading.lexicon.is('we', last.key) || reading.lexicon.knows(last.key));
  const subject = own ? [last] : [];
  return [...refusal, ...subject, ...reading.tokens.slice(end)];
}

function doerOf(predicate: Predicate, reading: ClauseReading): Doer {
  if (predicate.subject === 'i') return 'speaker';
  if (predicate.subject === 'you') return 'addressee';
  if (predicate.subject === 'she') return reading.lastNamed;
  return predicate.person?.owner ?? null;
}

function isActing(predicate: Predicate): boolean {
  if (['other', 'someone', 'who'].includes(predicate.subject)) return false;
  return predicate.verbFirst || predicate.front.every(({ kind }) => kind !== 'word');
}

export interface Content {
  matter: Matter;
  doer: Doer;
  /** It says how something is rather than what is to be. */
  describes: boolean;
}

/** Reads what was decided or proposed: an infinitive, a clause with a subject, or a noun. */
export function readContent(words: readonly Token[], reading: ClauseReading): Content {
  const { lexicon } = reading;
  const bound = lexicon.is('infinitiveMarks', words[0]?.key) || lexicon.is('binders', words[0]?.key);
  const content = bound ? words.slice(1) : words;
  const predicate = reading.readPredicate(content);
  if (predicate !== null && isActing(predicate)) {
    const matter = matterOf(predicate, lexicon);
    return { matter, doer: doerOf(predicate, reading), describes: isIdle(matter, lexicon) };
  }
  const verb = predicate?.verb ?? '';
  const describes =
    (predicate?.subject === 'other' && lexicon.verbIs('state', verb, []) > 0) ||
    (lexicon.is('copulas', content[1]?.key) && !lexicon.is('prepositions', content[1]?.key));
  return { matter: plainMatter(content, lexicon), doer: null, describes: describes || content.length === 0 };
}

/** How many words may stand between a choosing verb and the clause that says what was chosen: "kör på förslaget att …". */
const FURTHEST_BINDER = 3;

/** "going with Tom sending it": where English has no binder. */
function readGerund(words: readonly Token[], { lexicon }: ClauseReading): Omit<Content, 'describes'> | null {
  const [person, verb] = words;
  if (!lexicon.english || person?.kind !== 'person' || verb?.kind !== 'word') return null;
  const base = /ing$/.test(verb.key) ? baseOfVerb(verb.key, lexicon) : null;
  if (base === null) return null;
  const matter = plainMatter([{ ...verb, text: base, key: base }, ...words.slice(2)], lexicon);
  return { matter, doer: person.owner ?? null };
}

/**
 * "Vi kör på att Petra skickar avtalet", "let's go with Tom sending it": what follows a choosing verb is a clause of its
 * own, with a person, the speaker or the group as its subject. @returns null when it is not
 */
export function readBoundClause(words: readonly Token[], reading: ClauseReading): Omit<Content, 'describes'> | null {
  const { lexicon } = reading;
  const near = words.slice(0, FURTHEST_BINDER + 1);
  const bound = near.findIndex(({ kind, key }) => kind === 'word' && lexicon.is('thatClause', key));
  const gerund = bound === -1 ? near.findIndex(({ kind }) => kind === 'person') : -1;
  if (gerund !== -1) return readGerund(words.slice(gerund), reading);
  const clause = bound === -1 ? [] : words.slice(bound + 1);
  const predicate = reading.readPredicate(clause);
  const ours = predicate !== null && ['person', 'we', 'i', 'you'].includes(predicate.subject);
  if (!ours || !isActing(predicate) || predicate.verbFirst) return null;
  if (predicate.mood !== 'present' && predicate.mood !== 'will') return null;
  const matter = matterOf(predicate, lexicon);
  return matter.back || isIdle(matter, lexicon) ? null : { matter, doer: doerOf(predicate, reading) };
}

/** Makes a decision of its words; words that only point back close what was proposed. */
export function decide(words: readonly Token[], reading: ClauseReading, confidence: number): Act {
  const { lexicon } = reading;
  const { matter, doer } = readContent(words, reading);
  const empty = isEmpty(matter.words, lexicon) && (matter.verb === null || matter.back);
  if (empty && datesIn(words).length === 0) return { type: 'settle', strong: true };
  const instead = words.some(({ key }) => lexicon.is('instead', key));
  return { type: 'decide', matter, doer, dates: datesIn(reading.tokens), instead, confidence };
}
