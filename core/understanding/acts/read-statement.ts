import type { Lexicon } from '../cues/lexicon.ts';
import { type Token, tokensBefore, uncapitalised } from '../text/token.ts';
import type { Act, Matter } from './act.ts';
import { isDoubtful, isOpen, isUnreal } from './blocked.ts';
import { type ClauseReading, datesIn, isMain, saysInstead } from './clause-reading.ts';
import { isEmpty, isIdle, matterOf, plainMatter, pronounAt } from './matter.ts';
import { readArrangement } from './read-arrangement.ts';
import { readCausative } from './read-causative.ts';
import { readCharge } from './read-charge.ts';
import { after, decide, readContent } from './read-content.ts';
import { readDelivery, readHandOver } from './read-hand-over.ts';
import { readCall, readImperative } from './read-imperative.ts';
import { readPassive, readPassiveNeed } from './read-passive.ts';
import { readPersonal } from './read-personal.ts';
import { readProposal } from './read-proposal.ts';
import { readWish } from './read-question.ts';
import { readCarried, readResolution } from './read-resolution.ts';
import { readRule } from './read-rule.ts';
import { readThing } from './read-thing.ts';
import { readWe } from './read-we.ts';

/** English "orange it is": a few words without a verb before it. */
function isIdiom(before: readonly Token[], { lexicon, readPredicate }: ClauseReading): boolean {
  if (!lexicon.english || before.length === 0 || before.length > 4) return false;
  // "Tight as it is."
  if (/^(?:as|than|like|if|whether|that|and|but|or)$/.test(before.at(-1)?.key ?? '')) return false;
  return (
    before.every(({ key }) => !lexicon.is('wh', key)) && readPredicate(before) === null && !isEmpty(before, lexicon)
  );
}

/** "Det får bli tisdagar", "det blir den gröna skylten": said of a thing, not of how it is. */
function isFirm(picked: readonly Token[], { key, lexicon, concluding }: ClauseReading): boolean {
  const [article, ...named] = picked;
  // "Då blir det Takbolaget", "då blir det indiskt den 11 december": a name or a day is no remark.
  const name = article?.kind === 'word' && /^\p{Lu}\p{Ll}/u.test(article.text);
  const day = article?.kind === 'word' && datesIn(picked).some(({ date, role }) => date !== null && role === 'date');
  // "So it's booked to the 9th" says how it is.
  const state = lexicon.english && /(?:ed|ing|ly|due|on|off|open|fine|free|up|down|over|in)$/.test(article?.key ?? '');
  if (concluding && (name || (day && !state))) return true;
  if (/^ (?:det )?(?:får|må) (?:det )?bli/.test(key)) return true;
  const definite = article?.kind === 'word' && lexicon.is('articles', article.key) && /^de[nt]?$/.test(article.key);
  return definite && named.length > 1 && named.length < 4 && named.every(({ kind }) => kind === 'word');
}

/** "Två procent blir det då". */
function endsInConclusion({ tokens, lexicon }: ClauseReading): boolean {
  const last = tokens.at(-1);
  return last?.kind === 'word' && tokens.length > 3 && lexicon.is('conclusions', last.key);
}

/** "Det blir grön", "grön blir det". */
function readPick(reading: ClauseReading): Act | null {
  const chosen = reading.lexicon.find('chosen', reading.key);
  if (chosen !== null) {
    const words = reading.tokens.slice(0, tokensBefore(reading.key, chosen.index));
    const matter = plainMatter(words, reading.lexicon);
    return matter.back
      ? { type: 'settle', strong: true }
      : { type: 'decide', matter, doer: null, dates: datesIn(words), instead: false, confidence: 0.85 };
  }
  const last = reading.lexicon.find('pickedBefore', reading.key);
  const before = last === null ? null : reading.tokens.slice(0, tokensBefore(reading.key, last.index));
  const picked = before ?? after(reading, 'pick');
  // "Det blir for knapt" says how it is.
  if (picked === null || picked.length === 0 || /^(?:för|for|alt|too)$/.test(picked[0]?.key ?? '')) return null;
  if ((before !== null && reading.concluding) || (before === null && (reading.announced || saysInstead(reading))))
    return decide(picked, reading, 0.8);
  // "Det får bli tisdagar."
  const firm =
    before === null
      ? isFirm(picked, reading)
      : (/(?:^| )(?:is|are|be|'s) /.test(last?.[0] ?? '') && isIdiom(before, reading)) || endsInConclusion(reading);
  return { type: 'pick', matter: plainMatter(picked, reading.lexicon), dates: datesIn(picked), firm };
}

/** "Workshopen blir den 19:e." */
function readAnnouncement(reading: ClauseReading): Act | null {
  const { tokens, lexicon } = reading;
  const at = tokens.findIndex(({ key }) => lexicon.is('becomes', key));
  if (at < 1 || tokens[at + 1]?.kind !== 'date' || tokens.length > at + 3) return null;
  const isAuxiliary = ({ kind, key }: Token) =>
    kind === 'word' && (lexicon.is('copulas', key) || lexicon.modal(key) !== null);
  const subject = tokens.slice(0, at);
  const matter = plainMatter(subject.slice(0, subject.findLastIndex((token) => !isAuxiliary(token)) + 1), lexicon);
  if (matter.back || tokens.some(({ key }) => lexicon.is('negation', key))) return null;
  const dates = datesIn(tokens);
  return reading.concluding
    ? { type: 'decide', matter, doer: null, dates, instead: false, confidence: 0.8 }
    : { type: 'announce', matter, dates };
}

function readDue(reading: ClauseReading): Act | null {
  const { tokens, lexicon } = reading;
  const dates = tokens.flatMap(({ date }) => (date?.role === 'date' || date?.role === 'bare' ? [date] : []));
  const others = tokens.filter(
    ({ kind, key }) =>
      kind !== 'date' &&
      kind !== 'mark' &&
      !(['due', 'openers', 'fillers'] as const).some((list) => lexicon.is(list, key)),
  );
  // "Det ska vara utrett i morgon": whatever it is to be.
  const state = others.length === 1 && reading.predicate?.subject === 'other' && lexicon.is('it', tokens[0]?.key);
  const toBe =
    state &&
    ['will', 'must'].includes(reading.predicate?.mood ?? '') &&
    ['vara', 'være', 'be'].includes(reading.predicate?.verb ?? '');
  return dates.length === 0 || (others.length > 0 && !toBe)
    ? null
    : { type: 'due', words: tokens, dates, instead: saysInstead(reading) };
}

/** "Jag hinner det i morgon", "du får den på fredag": the speaker says when, of what was spoken of. */
function readPromisedDate(reading: ClauseReading): Act | null {
  const { predicate, lexicon, tokens } = reading;
  if (predicate === null || predicate.negated || predicate.verbFirst || !isMain(predicate, reading)) return null;
  const gets = predicate.subject !== 'i' && ['get', 'have', 'få', 'ha'].includes(predicate.verb);
  const told =
    predicate.mood === 'present' || predicate.mood === 'will' || predicate.mood === 'can' || predicate.mood === 'want';
  if (!told || !(predicate.subject === 'i' || (gets && predicate.subject !== 'we' && predicate.subject !== 'person')))
    return null;
  const dates = datesIn(tokens);
  const points = pronounAt(predicate.rest, lexicon) !== -1 || predicate.front.some(({ key }) => lexicon.is('it', key));
  const says = [...predicate.rest, ...predicate.front].every(
    (token) => token.kind === 'date' || isEmpty([token], lexicon) || lexicon.is('due', token.key),
  );
  return points && says && dates.some(({ date }) => date !== null)
    ? { type: 'due', words: tokens, dates, instead: saysInstead(reading) }
    : null;
}

function readNeed(reading: ClauseReading): Act | null {
  const words = after(reading, 'need');
  if (words === null || words.length === 0) return null;
  const { lexicon, tokens, readPredicate } = reading;
  const plain = plainMatter(words, lexicon);
  // "Låset borde nån skruva fast": what it is about stands first.
  const phrase = lexicon.find('need', reading.key);
  const front = phrase === null ? [] : tokens.slice(0, tokensBefore(reading.key, phrase.index));
  const fronted = plain.back && plain.verb !== null && !isEmpty(front, lexicon) && readPredicate(front) === null;
  const named = front.every(({ kind }) => kind === 'word');
  const matter = fronted && named ? { ...plain, words: [...plain.words, ...uncapitalised(front)], back: false } : plain;
  return isIdle(matter, lexicon) ? null : { type: 'need', matter, dates: datesIn(words), asked: false };
}

function readVolunteer({ predicate, lexicon, tokens }: ClauseReading): Act {
  // "Den tar jag": whatever was spoken of.
  const taken =
    predicate !== null && lexicon.verbIs('take', predicate.verb, []) > 0 && isEmpty(predicate.rest, lexicon);
  // "I'm in" says nothing of what.
  const being = ['be', 'vara', 'være'].includes(predicate?.verb ?? '');
  const matter = predicate?.subject === 'i' && !being && !taken ? matterOf(predicate, lexicon) : null;
  return { type: 'volunteer', matter, dates: datesIn(tokens) };
}

/** "tjuter", "hangs": enough of a verb to end what a statement is about. */
function looksFinite(key: string, lexicon: Lexicon): boolean {
  return lexicon.english
    ? /^[a-z]{3,}[^s]s$/.test(key) && lexicon.knows(key.slice(0, -1))
    : /^\p{L}{2,}[aeiouyåäöæø]r$/u.test(key);
}

function readTopic(reading: ClauseReading, closable: Matter | null): Act {
  const { tokens, lexicon } = reading;
  const verbAt = tokens.findIndex(
    ({ kind, key }, at) =>
      at > 0 &&
      kind === 'word' &&
      (lexicon.is('statives', key) ||
        lexicon.present.has(key) ||
        lexicon.modal(key) !== null ||
        looksFinite(key, lexicon)),
  );
  const topic = tokens.slice(0, Math.max(0, verbAt));
  const noun =
    topic.length > 0 &&
    topic.length < 6 &&
    topic.every(
      ({ kind, key }) =>
        kind === 'word' && !lexicon.is('others', key) && !lexicon.is('someone', key) && !lexicon.is('measures', key),
    ) &&
    !isEmpty(topic, lexicon);
  return {
    type: 'statement',
    topic: noun ? topic : [],
    words: tokens,
    closable,
    ours: closable !== null && reading.predicate?.subject === 'we',
    thing: readThing(tokens, lexicon),
  };
}

/** A person is its subject: what "tar det på fredag" puts off for a group is a task for one. */
function isPersonal(reading: ClauseReading): boolean {
  const { predicate } = reading;
  return predicate !== null && ['i', 'you', 'she', 'person'].includes(predicate.subject) && isMain(predicate, reading);
}

/** "In May we decided": a verb in the past after a date. */
function tellsOfPast({ predicate }: ClauseReading): boolean {
  return predicate?.mood === 'past' && predicate.front.some(({ kind }) => kind === 'date');
}

/** "Fem för och en emot": the count of a vote is shorter than this. */
const LONGEST_COUNT = 7;

/** Nothing in it says that it is over or already so: "ingen julfest i år". */
function mayBeClosed({ predicate, tokens, lexicon, key }: ClauseReading): boolean {
  if (tokens.length < 2 || isEmpty(tokens, lexicon)) return false;
  // How a vote ended is not what it was about.
  if (tokens.length < LONGEST_COUNT && lexicon.has('voteResult', key)) return false;
  // "Same here" seconds; it states nothing.
  if (tokens.length < 4 && lexicon.has('yes', key)) return false;
  return (
    predicate === null ||
    (predicate.mood === 'present' && (predicate.subject === 'other' || predicate.subject === 'we'))
  );
}

/**
 * Reads what a clause that is no question does. The order is from what is worded as settled to what only may be;
 * a clause about the past, about others or about the agenda is never more than a statement.
 */
export function readStatement(reading: ClauseReading): Act {
  const { lexicon, key, whole } = reading;
  const personal = isPersonal(reading);
  const postponed = lexicon.has(personal ? 'nextTime' : 'postpone', key);
  if (postponed && !lexicon.has('resolve', key) && !lexicon.has('propose', key))
    return { type: 'postpone', words: reading.tokens };
  if (lexicon.has('retract', whole)) return { type: 'retract' };
  const settles =
    !personal && lexicon.has('settle', key) && !lexicon.has('unsettled', key) && !lexicon.has('hedge', key);
  const arranged = readCausative(reading) ?? readArrangement(reading);
  if (arranged !== null) return arranged;
  if (isUnreal(key, lexicon) || tellsOfPast(reading)) return readTopic(reading, null);
  const outcome = readCarried(reading) ?? readProposal(reading);
  if (outcome !== null) return outcome;
  const wish = readWish(reading);
  if (wish !== null) return wish;
  const resolution = isDoubtful(key, lexicon) ? null : readResolution(reading);
  if (resolution !== null) return resolution;
  if (lexicon.has('volunteer', key) && !lexicon.has('hedge', key)) return readVolunteer(reading);
  if (isOpen(key, lexicon)) return readDue(reading) ?? readNeed(reading) ?? readTopic(reading, null);
  // "All in favour? That's everybody." counts hands; by itself it says who is there.
  const counts = lexicon.english && / (?:everyone|everybody|all of us) (?:then )?$/.test(key);
  const weak = counts || reading.tokens.some((token) => lexicon.is('finished', token.key));
  if (settles) return { type: 'settle', strong: !weak };
  return (
    readCharge(reading) ??
    readHandOver(reading) ??
    readDelivery(reading) ??
    readAnnouncement(reading) ??
    readPersonal(reading) ??
    readPromisedDate(reading) ??
    readWe(reading) ??
    readRule(reading) ??
    readPassive(reading) ??
    readImperative(reading) ??
    readDue(reading) ??
    readPick(reading) ??
    readNeed(reading) ??
    readPassiveNeed(reading) ??
    readCall(reading) ??
    readTopic(reading, mayBeClosed(reading) ? readContent(reading.tokens, reading).matter : null)
  );
}
