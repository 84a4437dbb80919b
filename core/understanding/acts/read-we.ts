import type { VerbClass } from '../cues/lexicon.ts';
import type { Predicate } from '../predicates/predicate.ts';
import type { Act } from './act.ts';
import { type ClauseReading, datesIn, isMain, saysInstead } from './clause-reading.ts';
import { matterOf } from './matter.ts';
import { readBoundClause } from './read-content.ts';

/** How long a phrase of a class the verb makes with the words after it, with one word between them at most. */
export function verbStrength(verbClass: VerbClass, { verb, rest }: Predicate, { lexicon }: ClauseReading): number {
  const after = rest.filter(({ kind }) => kind === 'word').map(({ key }) => key);
  return Math.max(lexicon.verbIs(verbClass, verb, after), lexicon.verbIs(verbClass, verb, after.slice(1)));
}

/**
 * What a group does every day ("vi betalar hyra") is told like a choice, in English always so ("we use one button");
 * only a date, a conclusion or a refusal makes it one.
 */
function mayChoose(predicate: Predicate, dated: boolean, reading: ClauseReading): boolean {
  const { lexicon, concluding, whole } = reading;
  const { mood, ongoing, negated, verb } = predicate;
  const usual = lexicon.has('habitual', whole) || lexicon.has('timetable', whole);
  const after = predicate.rest.filter(({ kind }) => kind === 'word').map(({ key }) => key);
  // "Ställa" is done every day, "ställa in" is not.
  const everyday = lexicon.verbIs('routine', verb, after);
  const daily = everyday > 0 && everyday >= lexicon.verbIs('change', verb, after);
  const routine = (lexicon.english && !ongoing && lexicon.verbIs('adopt', verb, []) === 0) || daily || usual;
  if (mood !== 'present' || !routine) return true;
  return dated || concluding || negated || lexicon.has('hortative', whole);
}

/** "Vi slår till och köper truckarna": after a verb that says nothing, the second one tells. */
function withSecondVerb(predicate: Predicate, { lexicon, infinitiveOf }: ClauseReading): Predicate {
  // "Vi tar och byter" only byter.
  const light = lexicon.is('motions', predicate.verb) && lexicon.is('and', predicate.rest[0]?.key);
  if (lexicon.knows(predicate.verb) && !light) return predicate;
  const and = predicate.rest.findIndex(({ kind, key }) => kind === 'word' && lexicon.is('and', key));
  const verb = and === -1 ? undefined : predicate.rest[and + 1];
  if (verb?.kind !== 'word') return predicate;
  const infinitive = infinitiveOf(verb.key) ?? verb.key;
  const rest = predicate.rest.slice(and + 2);
  const chooses =
    lexicon.verbIs(
      'change',
      infinitive,
      rest.filter(({ kind }) => kind === 'word').map(({ key }) => key),
    ) > 0;
  return chooses ? { ...predicate, verb: infinitive, rest } : predicate;
}

/** "We're not doing a Christmas card", "let's not have a raffle": an occasion or a thing that will not be. */
function leavesOut({ verb, negated, ongoing, mood, rest }: Predicate, { lexicon, key }: ClauseReading): boolean {
  if (!lexicon.english || !negated || !/^(?:do|have|hold|host)$/.test(verb)) return false;
  if (!ongoing && mood !== 'will' && !lexicon.has('hortative', key)) return false;
  const [article, ...things] = rest.filter(({ kind }) => kind === 'word').map((token) => token.key);
  const all = things.join(' ');
  return (
    /^(?:a|an|any|the|another)$/.test(article ?? '') &&
    things.length > 0 &&
    !/(?:^| )(?:good|great|bad|right|wrong|same|best|proper|job|talk|discussion|conversation|argument|debate|chat|laugh|row|fight|luck|trouble|trouble|problems?|effect|impact|clue|go|favours|whole)(?: |$)/.test(
      all,
    )
  );
}

/** "Vi köper en ny", "vi køber den brugte model": one thing is bought once; somebody's yes makes it a choice. */
function isOneThing({ verb, rest }: Predicate, { lexicon, whole }: ClauseReading): boolean {
  const [article] = rest;
  const usual = lexicon.has('habitual', whole) || lexicon.has('timetable', whole);
  const once = article?.kind === 'word' && /^(?:en|ett|et|ei|den)$/.test(article.key) && rest.length > 1;
  return !lexicon.english && !usual && once && lexicon.verbIs('change', verb, []) > 0;
}

/** Reads a choice that the group states about itself: "vi kör på Visma", "då byter vi växel", "vi lanserar den 12 november". */
export function readWe(reading: ClauseReading): Act | null {
  const { lexicon, concluding } = reading;
  if (reading.predicate?.subject !== 'we' || !isMain(reading.predicate, reading)) return null;
  // "It stays cold whatever we do."
  if (lexicon.english && / (?:whatever|wherever|however|whichever) we /.test(reading.key)) return null;
  const predicate = withSecondVerb(reading.predicate, reading);
  const { mood, negated } = predicate;
  const matter = matterOf(predicate, lexicon);
  const dates = datesIn(reading.tokens);
  const dated = dates.some(({ date }) => date !== null);
  // "Vi använder Slack i dag" tells how it is.
  const later = dates.some(({ date, form }) => date !== null && form !== 'today');
  const strength = (verbClass: VerbClass) => verbStrength(verbClass, predicate, reading);
  const bound = readBoundClause(predicate.rest, reading);
  const decided = (confidence: number): Act => ({
    type: 'decide',
    matter: bound?.matter ?? matter,
    doer: bound?.doer ?? null,
    dates,
    instead: saysInstead(reading),
    confidence,
  });
  if (mood === 'can') return matter.back ? null : { type: 'propose', matter, doer: null, dates, weak: true };
  if (mood === 'perfect') return strength('adopt') > 0 && !negated ? decided(0.85) : null;
  if (mood !== 'present' && mood !== 'will') return null;
  if (!mayChoose(predicate, later, reading))
    return isOneThing(predicate, reading) ? { type: 'announce', matter, dates } : null;
  if (leavesOut(predicate, reading)) return decided(0.8);
  const state = strength('state');
  if (strength('adopt') > 0) return decided(0.9);
  const change = strength('change');
  if (matter.back && dated && lexicon.is('sayings', predicate.verb))
    return { type: 'due', words: reading.tokens, dates, instead: true };
  if (change > 0 && change >= state) {
    const generic = strength('take') > 0 || lexicon.is('sayings', predicate.verb);
    const other = saysInstead(reading) && !generic;
    if (matter.back && !dated && !other && (generic || !negated))
      return negated ? null : { type: 'settle', strong: false };
    return decided(concluding ? 0.9 : 0.8);
  }
  if (state > 0) return reading.announced && concluding ? decided(0.7) : null;
  if (matter.back && !dated) return negated ? null : { type: 'settle', strong: false };
  const task = Math.max(strength('task'), strength('take'));
  if (task > 0 && (dated || concluding)) return decided(0.7);
  if (mood === 'present' && saysInstead(reading) && predicate.rest.length > 0) return decided(0.7);
  return concluding && mood === 'present' && !predicate.ongoing && matter.words.length > 0 && !matter.back
    ? decided(0.65)
    : null;
}
