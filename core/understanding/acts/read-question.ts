import { isSupine } from '../predicates/scandinavian-verb.ts';
import { type Token, tokensBefore } from '../text/token.ts';
import type { Act, Matter } from './act.ts';
import { isUnreal } from './blocked.ts';
import { type ClauseReading, datesIn } from './clause-reading.ts';
import { isEmpty, isIdle, matterOf, plainMatter } from './matter.ts';
import { after, readContent } from './read-content.ts';
import { findHandOver, handedMatter, handedToYou } from './read-hand-over.ts';

/** What a request asks for: the words after "kan du", or the verb of "bokar du". */
function requested(reading: ClauseReading, words: readonly Token[]): Matter {
  const { predicate, lexicon } = reading;
  const asked =
    predicate?.subject === 'you' &&
    predicate.mood === 'present' &&
    (lexicon.verbIs(
      'task',
      predicate.verb,
      predicate.rest.map(({ key }) => key),
    ) > 0 ||
      lexicon.verbIs('take', predicate.verb, []) > 0);
  return asked ? matterOf(predicate, lexicon) : plainMatter(words, lexicon);
}

/** "Jag vill att du skriver …", said to somebody: asked for like a question. */
export function readWish(reading: ClauseReading): Act | null {
  const words = after(reading, 'wish');
  if (words === null || words.length === 0) return null;
  const { matter } = readContent(words, reading);
  const dates = datesIn(words);
  const { addressee, key, lexicon } = reading;
  // "Tom, I need you to fix the gate" asks nothing.
  const ordered = lexicon.english && addressee !== null && / (?:need|want) you to /.test(key);
  if (ordered && !isIdle(matter, lexicon) && !isUnreal(key, lexicon))
    return { type: 'assign', matter, doer: addressee, dates, take: matter.back, instead: false, confidence: 0.85 };
  return { type: 'request', matter, doer: addressee ?? 'addressee', dates };
}

function readRequest(reading: ClauseReading): Act | null {
  const words = after(reading, 'request');
  if (words === null || asksWhetherDone(reading, words)) return null;
  const matter = requested(reading, words);
  if (matter.verb === null && matter.words.length === 0) return null;
  return { type: 'request', matter, doer: reading.addressee ?? 'addressee', dates: datesIn(reading.tokens) };
}

/** "Kan vi lägga ansvaret på Anna?": anybody's yes will do. */
function readHandOverQuestion(reading: ClauseReading): Act | null {
  const { predicate, tokens, addressee } = reading;
  const yours = handedToYou(reading);
  if (yours !== null) return { type: 'request', matter: yours, doer: addressee ?? 'addressee', dates: datesIn(tokens) };
  const found = predicate?.subject === 'we' ? findHandOver(reading) : null;
  if (found === null || found.to.owner === undefined) return null;
  const matter = handedMatter(found, reading);
  return { type: 'propose', matter, doer: found.to.owner, dates: datesIn(tokens), weak: false };
}

/** "Are you sending out the agenda?" */
function readOngoingRequest(reading: ClauseReading): Act | null {
  const { predicate, lexicon, addressee } = reading;
  if (predicate?.subject !== 'you' || !predicate.ongoing || !predicate.verbFirst) return null;
  const words = predicate.rest.map(({ key }) => key);
  if (lexicon.verbIs('task', predicate.verb, words) <= lexicon.verbIs('state', predicate.verb, words)) return null;
  const matter = matterOf(predicate, lexicon);
  return { type: 'request', matter, doer: addressee ?? 'addressee', dates: datesIn(reading.tokens) };
}

/** "Anna, du tar bokningen, va?": told like a fact, with a question mark after it. */
function readTaggedRequest({ predicate, lexicon, addressee, tokens }: ClauseReading): Act | null {
  if (predicate?.subject !== 'you' || predicate.verbFirst || addressee === null || predicate.negated) return null;
  if (predicate.mood !== 'present' && predicate.mood !== 'will') return null;
  const isTag = ({ kind, key }: Token) => kind === 'word' && lexicon.is('tags', key);
  const rest = predicate.rest.filter((token, at, all) => !(isTag(token) && at === all.length - 1));
  const words = rest.map(({ key }) => key);
  const work = Math.max(lexicon.verbIs('task', predicate.verb, words), lexicon.verbIs('take', predicate.verb, words));
  if (work <= lexicon.verbIs('state', predicate.verb, words)) return null;
  return {
    type: 'request',
    matter: matterOf({ ...predicate, rest }, lexicon),
    doer: addressee,
    dates: datesIn(tokens),
  };
}

/** "Petra, du skulle mejla ut länken, har du gjort det?": what was to be done, and may still have to be. */
function readReminder({ predicate, lexicon, addressee, tokens }: ClauseReading): Act | null {
  if (predicate?.subject !== 'you' || predicate.verbFirst || predicate.mood !== 'should' || addressee === null)
    return null;
  const matter = matterOf(predicate, lexicon);
  return isIdle(matter, lexicon) || matter.back ? null : { type: 'need', matter, dates: datesIn(tokens), asked: false };
}

/** "Har du gjort det?" asks how it went; "har du möjlighet att …" asks for it. */
function asksWhetherDone({ predicate, tokens, lexicon }: ClauseReading, words: readonly Token[]): boolean {
  const rightAfterYou = lexicon.is('you', tokens.at(-words.length - 1)?.key);
  return predicate?.verbFirst === true && predicate.mood === 'perfect' && rightAfterYou;
}

/** "Fixar Anna det?", "kan Anna ta det?": asked about a person, who may answer. */
function readRequestOfPerson(reading: ClauseReading): Act | null {
  const { predicate, lexicon } = reading;
  if (predicate?.subject !== 'person' || !predicate.verbFirst) return null;
  const matter = matterOf(predicate, lexicon);
  return { type: 'request', matter, doer: predicate.person?.owner ?? null, dates: datesIn(reading.tokens) };
}

/** "Who's this for?", "who's hungry?", "who wants tea?" ask about people; nobody is needed. */
function asksAbout({ tokens, lexicon }: ClauseReading, who: readonly Token[]): boolean {
  const [first] = who;
  const before = tokens.at(-who.length - 1)?.key ?? '';
  if (/^(?:for|from|with|at)$/.test(who.at(-1)?.key ?? '') && who.length > 1) return true;
  if (before === 'wants') return !/^(?:to|it|this|that|the|one)$/.test(first?.key ?? '');
  return (
    /^(?:'s|is)$/.test(before) &&
    who.length < 2 &&
    first?.kind === 'word' &&
    !/ing$/.test(first.key) &&
    !lexicon.is('roles', first.key)
  );
}

function readNeed(reading: ClauseReading): Act | null {
  const anyone = after(reading, 'requestAnyone');
  // "Er det noen som har fått kaffe?" asks what was, not for somebody.
  const done =
    anyone?.[0]?.kind === 'word' &&
    /^(?:har|have|has|had|hatt|haft)$/.test(reading.tokens.at(-anyone.length - 1)?.key ?? '') &&
    isSupine(anyone[0].key);
  if (anyone !== null) return done ? null : need(plainMatter(anyone, reading.lexicon), reading);
  const who = after(reading, 'who');
  if (who === null || (reading.lexicon.english && asksAbout(reading, who))) return null;
  const { predicate, lexicon, tokens } = reading;
  // "Vem är det som ringer?" asks who rings.
  const being = lexicon.is('binders', tokens.at(-who.length - 1)?.key) && who.length > 0;
  const matter =
    predicate?.subject === 'who' && predicate.mood === 'present' && !being
      ? matterOf(predicate, lexicon)
      : plainMatter(inInfinitive(who, reading), lexicon);
  return need(matter, reading);
}

/** "Har någon några frågor?" needs nobody. */
function need(matter: Matter, reading: ClauseReading): Act | null {
  return isIdle(matter, reading.lexicon) ? null : { type: 'need', matter, dates: datesIn(reading.tokens), asked: true };
}

function readSuggestion(reading: ClauseReading, phrase: 'suggest' | 'suggestAgreement'): Act | null {
  const words = after(reading, phrase);
  if (words === null) return null;
  const days = datesIn(words);
  // "Ska vi säga den 27 november?" only asks when.
  if (reading.lexicon.is('sayings', words[0]?.key) && days.length > 0 && isEmpty(words.slice(1), reading.lexicon)) {
    const matter: Matter = { verb: null, negated: false, words: words.slice(1), back: true };
    return { type: 'propose', matter, doer: null, dates: days, weak: false };
  }
  if (isEmpty(words, reading.lexicon)) return null;
  const { matter, doer } = readContent(words, reading);
  // "Ska vi ha festen på en båt?" is a proposal, whatever "ha" means elsewhere.
  const having = (matter.verb === 'ha' || matter.verb === 'have') && matter.words.length > 1;
  if (phrase === 'suggest' && !having && isIdle(matter, reading.lexicon)) return null;
  // "Ska vi inte byta?" is no refusal.
  return { type: 'propose', matter: { ...matter, negated: false }, doer, dates: datesIn(reading.tokens), weak: false };
}

function readChoice(reading: ClauseReading): Act | null {
  const at = reading.tokens.findIndex(
    ({ kind, key }, index) => index > 0 && kind === 'word' && reading.lexicon.is('or', key),
  );
  if (at === -1 || at === reading.tokens.length - 1) return null;
  const words = after(reading, 'suggest') ?? reading.tokens;
  return { type: 'choice', words, dates: datesIn(reading.tokens) };
}

/** "Vill du att jag ringer?" offers to ring. */
function inInfinitive(words: readonly Token[], { infinitiveOf, lexicon }: ClauseReading): readonly Token[] {
  const [first, ...rest] = words;
  const infinitive = first?.kind === 'word' ? infinitiveOf(first.key) : null;
  return first !== undefined && infinitive !== null && lexicon.knows(infinitive)
    ? [{ ...first, text: infinitive, key: infinitive }, ...rest]
    : words;
}

/** "Några invändningar mot budgeten?" proposes what is named; silence or a no agrees. */
function readObjectionPoll(reading: ClauseReading): Act {
  const { lexicon } = reading;
  const words = after(reading, 'anyObjection') ?? [];
  const led = words[0]?.kind === 'word' && lexicon.is('prepositions', words[0].key) ? words.slice(1) : words;
  const { matter, doer, describes } = readContent(led, reading);
  if (led.length === 0 || matter.back || doer !== null || describes || isIdle(matter, lexicon))
    return { type: 'confirm', agreeing: 'no' };
  return { type: 'propose', matter, doer: null, dates: datesIn(led), weak: false, agreeing: 'no' };
}

/** Reads a question: what it asks for becomes a record only by its answer. */
export function readQuestion(reading: ClauseReading): Act | null {
  const { lexicon, key } = reading;
  if (lexicon.has('anyObjection', key) || lexicon.has('anyObjection', `${key.trimEnd()} ? `))
    return readObjectionPoll(reading);
  if (lexicon.has('confirm', `${key.trimEnd()} ? `) || lexicon.has('confirm', key))
    return { type: 'confirm', agreeing: 'yes' };
  const choice = readChoice(reading);
  if (choice !== null && readRequest(reading) === null && !lexicon.is('wh', reading.tokens[0]?.key)) return choice;
  const agreement = isUnreal(key, lexicon) ? null : readSuggestion(reading, 'suggestAgreement');
  if (agreement !== null) return agreement;
  if (lexicon.has('undecided', key) || lexicon.has('counterfactual', key) || isUnreal(key, lexicon)) return null;
  const [first, second] = reading.tokens;
  // Danish "når du at …?" asks whether there is time, not when.
  const asksElse = lexicon.is('wh', first?.key) && !lexicon.is('you', second?.key);
  // "Var ska vi lägga dem?" suggests nothing; "vad sägs om" and "vad säger ni, ska vi" do.
  if (asksElse) {
    const suggestion = lexicon.find('suggest', key);
    const asked = suggestion !== null && tokensBefore(key, suggestion.index) === 1;
    return readNeed(reading) ?? (asked ? null : readSuggestion(reading, 'suggest'));
  }
  const offered = after(reading, 'offer');
  if (offered !== null && offered.length > 0)
    return { type: 'offer', matter: plainMatter(inInfinitive(offered, reading), lexicon), dates: datesIn(offered) };
  return (
    readHandOverQuestion(reading) ??
    readRequest(reading) ??
    readOngoingRequest(reading) ??
    readTaggedRequest(reading) ??
    readReminder(reading) ??
    readNeed(reading) ??
    readChoice(reading) ??
    readSuggestion(reading, 'suggest') ??
    readRequestOfPerson(reading)
  );
}
