import { startsObject } from '../predicates/english.ts';
import { keyOf, PLACEHOLDER, type Token } from '../text/token.ts';
import type { Act, Matter } from './act.ts';
import { isUnreal } from './blocked.ts';
import { type ClauseReading, datesIn, saysInstead } from './clause-reading.ts';
import { isEmpty, withoutReasons } from './matter.ts';
import { mayBeOrder } from './read-imperative.ts';

const person = PLACEHOLDER.person.trim();
const told = new RegExp(
  `^ (?:(?:let 's|(?:i|we) (?:'ll|will|can|'re going to|'m going to)) (?:get|have|let|make|ask) ${person} |(?:i|we) (?:'ll |will )?need ${person} to )`,
  'u',
);
const wished = new RegExp(`^ (?:i|we) (?:want|'d like|would like|'d love) ${person} to `, 'u');

/** The verb that stands at a place and what comes with it, when it is one of working. */
function workAt(tokens: readonly Token[], { lexicon }: ClauseReading): Matter | null {
  const [verb, ...rest] = tokens;
  if (
    verb?.kind !== 'word' ||
    !(mayBeOrder(verb.key) || /^(?:b?r|s|st|sw|fl)ing$/.test(verb.key)) ||
    lexicon.past.has(verb.key)
  )
    return null;
  const after = rest.filter(({ kind }) => kind === 'word').map(({ key }) => key);
  const strengths = (['task', 'take', 'change'] as const).map((name) => lexicon.verbIs(name, verb.key, after));
  const work = Math.max(...strengths);
  const unlisted = !lexicon.knows(verb.key) && startsObject(rest[0], lexicon);
  if (!unlisted && (work === 0 || lexicon.verbIs('state', verb.key, after) > work)) return null;
  const words = withoutReasons(rest, lexicon);
  return { verb: verb.key, negated: false, words, back: isEmpty(words, lexicon) };
}

/** "Let's get Tom to fit the lock", "we'll have Mark audit the books", "I need Petra to order chairs"; a wish has to be accepted. */
export function readCausative(reading: ClauseReading): Act | null {
  const { tokens, lexicon, key } = reading;
  if (!lexicon.english) return null;
  const tells = told.test(key);
  if (!tells && !wished.test(key)) return null;
  const at = tokens.findIndex(({ kind }) => kind === 'person');
  const who = tokens[at];
  const work = tokens.slice(lexicon.is('infinitiveMarks', tokens[at + 1]?.key) ? at + 2 : at + 1);
  if (who?.owner === undefined || isUnreal(keyOf(work), lexicon)) return null;
  const matter = workAt(work, reading);
  if (matter === null) return null;
  const dates = datesIn(tokens);
  if (!tells) return { type: 'request', matter, doer: who.owner, dates };
  return {
    type: 'assign',
    matter,
    doer: who.owner,
    dates,
    take: matter.back,
    instead: saysInstead(reading),
    confidence: 0.85,
  };
}
