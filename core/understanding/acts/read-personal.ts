import type { Lexicon } from '../cues/lexicon.ts';
import { startsObject } from '../predicates/english.ts';
import type { Predicate } from '../predicates/predicate.ts';
import type { Act, Doer } from './act.ts';
import { type ClauseReading, datesIn, isMain, saysInstead } from './clause-reading.ts';
import { isEmpty, matterOf } from './matter.ts';

interface Verdict {
  /** It is a person's task. */
  task: boolean;
  /** The verb takes on whatever was spoken of. */
  take: boolean;
  known: boolean;
}

/** "Ska ha utkastet klart": having it finished is work. */
function hasFinished({ verb, rest }: Predicate, lexicon: Lexicon): boolean {
  return (
    (verb === 'ha' || verb === 'have') && rest.some(({ kind, key }) => kind === 'word' && lexicon.is('finished', key))
  );
}

/** "I'll rethatch the roof": no list holds every verb; what one will do to something is work unless it is listed otherwise. */
function promisesUnlisted({ verb, mood, rest, subject }: Predicate, lexicon: Lexicon): boolean {
  const told = mood === 'will' && (subject === 'i' || subject === 'person');
  return lexicon.english && told && /^[a-z-]{3,}$/.test(verb) && startsObject(rest[0], lexicon);
}

/** "I'll have the van serviced", "I'll let the others know": what the verb means stands behind its object. */
function deliversHere({ verb, mood, rest }: Predicate, lexicon: Lexicon): boolean {
  if (!lexicon.english || (mood !== 'will' && mood !== 'present') || rest.length < 2) return false;
  const keys = rest.filter(({ kind }) => kind === 'word').map(({ key }) => key);
  const [object] = keys;
  if (verb === 'let') return object !== 'you' && keys.slice(1, 7).includes('know');
  if (verb !== 'have' || mood !== 'will' || object === 'a' || object === 'my' || object === 'to') return false;
  const after = keys.slice(1, 7);
  if (after.some((key) => /^(?:done|sent|written|built|redone|put|cut|made|[a-z]{2,}ed)$/.test(key))) return true;
  const dated = rest.some(({ kind }) => kind === 'date');
  return (
    dated && startsObject(rest[0], lexicon) && after.some((key) => /^(?:with|out|over|in|up|back|on|to)$/.test(key))
  );
}

/** "Jeg skal få retta den feilen", "jag får iväg det i dag": getting it done is work. */
function getsDone({ verb, rest }: Predicate): boolean {
  const [first, second] = rest;
  return (
    verb === 'få' && first?.kind === 'word' && second !== undefined && /^\p{L}{2,}(?:tt|et|at|ta)$/u.test(first.key)
  );
}

function judge(predicate: Predicate, { lexicon }: ClauseReading): Verdict {
  const { verb, rest, front } = predicate;
  if (hasFinished(predicate, lexicon)) return { task: true, take: true, known: true };
  const after = rest.filter(({ kind }) => kind === 'word').map(({ key }) => key);
  const variants = [after, after.slice(1), [...after.slice(0, 1), ...front.map(({ key }) => key)]];
  const longest = (verbClass: 'take' | 'task' | 'state', among = variants) =>
    Math.max(...among.map((words) => lexicon.verbIs(verbClass, verb, words)));
  const take = longest('take');
  const task = longest('task');
  // "Köra till labbet" is a trip, "köra proverna till labbet" is work.
  const state = longest('state', [after, variants[2] ?? []]);
  const known = Math.max(take, task) > 0 || state > 0;
  if (getsDone(predicate) || deliversHere(predicate, lexicon) || (!known && promisesUnlisted(predicate, lexicon)))
    return { task: true, take: false, known: true };
  return { task: Math.max(take, task) > 0 && Math.max(take, task) >= state, take: take > 0 && take >= task, known };
}

function doerOf(predicate: Predicate, reading: ClauseReading): Doer {
  if (predicate.subject === 'i') return 'speaker';
  if (predicate.subject === 'you') return reading.addressee ?? 'addressee';
  if (predicate.subject === 'she') return reading.lastNamed;
  return predicate.person?.owner ?? null;
}

/** "Jonas åker och hämtar nycklarna": the second verb is the work. */
function afterMotion(predicate: Predicate, { lexicon, infinitiveOf }: ClauseReading): Predicate {
  const and = predicate.rest.findIndex(({ kind, key }) => kind === 'word' && lexicon.is('and', key));
  const verb = and === -1 || and > 2 ? undefined : predicate.rest[and + 1];
  if (verb?.kind !== 'word' || !lexicon.is('motions', predicate.verb)) return predicate;
  const known = [infinitiveOf(verb.key), verb.key].find((one) => one !== null && lexicon.knows(one));
  return known == null ? predicate : { ...predicate, verb: known, rest: predicate.rest.slice(and + 2) };
}

/** "Mark gets the 8:15 on Fridays": what somebody travels with is no task. */
function travels({ verb, mood, subject, rest }: Predicate, { key }: ClauseReading): boolean {
  if (subject !== 'person' || mood !== 'present' || !/^(?:get|take|catch|have)$/.test(verb)) return false;
  return (
    rest.some((token) => /^\d{1,2}[:.]\d{2}$/.test(token.key)) ||
    / (?:trains?|bus|tram|ferry|plane|flight|tube|metro|lift home|day off|kids|children) /.test(key)
  );
}

/** Reads a person taking or getting a task by its verb: "jag kollar med dem", "Anna ska boka", "du tar det". */
export function readPersonal(reading: ClauseReading): Act | null {
  const { lexicon } = reading;
  const predicate = reading.predicate === null ? null : afterMotion(reading.predicate, reading);
  if (predicate === null || !['i', 'you', 'she', 'person'].includes(predicate.subject)) return null;
  if (predicate.negated || !isMain(predicate, reading)) return null;
  const { mood, subject } = predicate;
  if (mood === 'past' || mood === 'perfect' || mood === 'should' || mood === 'want' || mood === 'have') return null;
  const doer = doerOf(predicate, reading);
  const habit = lexicon.has('habitual', reading.whole) || reading.tokens.some(({ date }) => date?.role === 'habit');
  const toldTo = subject === 'i' || (subject === 'you' && reading.addressee !== null);
  const now = !toldTo && lexicon.has('rightNow', reading.whole);
  if (doer === null || habit || now) return null;
  // "You'll get it by Friday" says when; nobody is told to get anything.
  if (subject === 'you' && ['get', 'have', 'få', 'ha'].includes(predicate.verb) && isEmpty(predicate.rest, lexicon))
    return null;
  if (lexicon.english && travels(predicate, reading)) return null;
  const verdict = judge(predicate, reading);
  const dates = datesIn(reading.tokens);
  const dated = dates.some(({ date }) => date !== null);
  // "Mark is working on it" tells how it goes; with a date it is a promise.
  if (predicate.ongoing && !dated) return null;
  if ((mood === 'must' || mood === 'intend') && !(verdict.task && (dated || reading.concluding))) return null;
  const matter = matterOf(predicate, lexicon);
  // "Du" may be anybody; it is the one spoken to when a name, a date or "den" says so.
  if (subject === 'you' && reading.addressee === null && !dated && !(verdict.take && matter.back)) return null;
  // "I'll straighten it": a promise about what was just spoken of, whatever the verb.
  const pledged = subject === 'i' && mood === 'will' && matter.words.some(({ key }) => lexicon.is('pronouns', key));
  const promised = pledged || dated || reading.concluding || (subject === 'you' && reading.addressee !== null);
  // "Bjørn kommer om litt, han følger minsten i barnehagen" tells what is going on.
  if (subject === 'she' && mood === 'present' && !promised) return null;
  if (!verdict.task && (verdict.known || !promised || matter.words.length === 0)) return null;
  if (mood === 'can' && subject !== 'i') return { type: 'propose', matter, doer, dates, weak: false };
  const confidence = verdict.task ? 0.85 : 0.65;
  return {
    type: 'assign',
    matter,
    doer,
    dates,
    take: verdict.take && matter.back,
    instead: saysInstead(reading),
    confidence,
  };
}
