import type { Lexicon } from '../cues/lexicon.ts';
import type { Grammar } from '../predicates/grammar.ts';
import type { Predicate } from '../predicates/predicate.ts';
import type { Clause, Sentence } from '../text/clauses.ts';
import { keyOf, type Token, tokensBefore } from '../text/token.ts';
import type { OwnerFinding } from '../understand.port.ts';
import type { Act } from './act.ts';
import { isOpen, isUnreal } from './blocked.ts';
import { type ClauseReading, datesIn, withoutOpeners } from './clause-reading.ts';
import { isEmpty } from './matter.ts';
import { readResponsible } from './read-charge.ts';
import { readContent } from './read-content.ts';
import { readLabel } from './read-label.ts';
import { readQuestion } from './read-question.ts';
import { readStatement } from './read-statement.ts';
import { readThing } from './read-thing.ts';
import { isProviso, supposes } from './supposition.ts';

/** What one sentence of an utterance leaves for the next. */
export interface Run {
  /** "Det är bestämt:", a vote: what follows is the outcome. */
  announced: boolean;
  /** The clause before was "det är bestämt" and the like. */
  settled: boolean;
  /** The clause before was how a vote ended. */
  voted: boolean;
  lastNamed: OwnerFinding | null;
  /** The sentence before asked for objections. */
  polled: boolean;
}

/** Words in a remark that only says when. */
const LONGEST_REMARK = 5;

const nothing = ({ tokens, lexicon }: ClauseReading): Act => ({
  type: 'statement',
  topic: [],
  words: tokens,
  closable: null,
  ours: false,
  thing: readThing(tokens, lexicon),
});

/** More words than this are no heading: "och det trasiga låset i källaren?" */
const LONGEST_HEADING = 7;

/** A question that asks for nothing may still say what is spoken of. */
function wondered({ tokens, lexicon, predicate }: ClauseReading): Act | null {
  const heading =
    predicate === null &&
    tokens.length > 1 &&
    tokens.length < LONGEST_HEADING &&
    !lexicon.is('wh', tokens[0]?.key) &&
    lexicon.is('articles', tokens[0]?.key) &&
    !isEmpty(tokens, lexicon);
  const thing = readThing(tokens, lexicon);
  if (!heading && thing === null) return null;
  return { type: 'statement', topic: heading ? tokens : [], words: [], closable: null, ours: false, thing };
}

/** Something becomes, stays or is changed: more than how it goes. */
function tellsChange({ tokens, lexicon, infinitiveOf }: ClauseReading): boolean {
  return tokens.some(({ kind, key }) => {
    if (kind !== 'word') return false;
    if (lexicon.is('becomes', key) || lexicon.is('outcomes', key)) return true;
    const passive = /^(\p{L}{2,})s$/u.exec(key)?.[1];
    const verbs = [infinitiveOf(key), key, passive, passive && infinitiveOf(`${passive}r`)];
    return verbs.some((verb) => typeof verb === 'string' && isChosen(verb, lexicon));
  });
}

function isChosen(verb: string, lexicon: Lexicon): boolean {
  const change = lexicon.verbIs('change', verb, []) > 0 || lexicon.verbIs('adopt', verb, []) > 0;
  if (verb === 'gå' || verb === 'go') return false;
  return lexicon.is('prevailing', verb) || (change && lexicon.verbIs('state', verb, []) === 0);
}

/** "Det är spikat, den nya listan gäller från måndag": a plain statement right after is the outcome. */
function outcomeOf(reading: ClauseReading, settled: boolean): Act {
  const { tokens, lexicon, key } = reading;
  const unfinished = tokens.length < 3 || lexicon.is('prepositions', tokens.at(-1)?.key);
  if (unfinished || isUnreal(key, lexicon) || isOpen(key, lexicon)) return nothing(reading);
  // What a person is or has is no outcome of the group's: "jag har bara till tre".
  if (['i', 'you', 'she', 'person'].includes(reading.predicate?.subject ?? '')) return nothing(reading);
  const { matter } = readContent(tokens, reading);
  if (!settled && !tellsChange(reading)) return nothing(reading);
  return { type: 'decide', matter, doer: null, dates: datesIn(tokens), instead: false, confidence: 0.8 };
}

/** "Vi tar den lilla lokalen, flyttlass 1 december": a few words with a date say when. */
function remarkedDate({ tokens, predicate }: ClauseReading, last: Act): Act | null {
  const undated = (last.type === 'decide' || last.type === 'assign') && last.dates.length === 0;
  const dates = datesIn(tokens);
  const short = predicate === null && tokens.length > 1 && tokens.length < LONGEST_REMARK;
  return undated && short && dates.some(({ date }) => date !== null)
    ? { type: 'due', words: tokens, dates, instead: false }
    : null;
}

/** The name in a sentence that is spoken to: alone between commas, first before a comma or colon, or a leading mention. */
function isAddress(tokens: readonly Token[], lexicon: Lexicon): boolean {
  const [first, second] = tokens;
  if (tokens.length === 1) return first?.kind === 'person';
  return tokens.length === 2 && lexicon.is('you', first?.key) && second?.kind === 'person';
}

function addresseeOf(sentence: Sentence, lexicon: Lexicon): OwnerFinding | null {
  const alone = sentence.clauses.find(({ tokens }) => isAddress(tokens, lexicon));
  if (alone !== undefined && sentence.clauses.length > 1) return alone.tokens.at(-1)?.owner ?? null;
  const first = sentence.clauses[0]?.tokens[0];
  return first?.kind === 'person' ? (first.owner ?? null) : null;
}

function isVocative({ tokens, afterColon }: Clause, sentence: Sentence, lexicon: Lexicon): boolean {
  return !afterColon && isAddress(tokens, lexicon) && sentence.clauses.length > 1;
}

/** Danish puts a comma before what one thinks ("jeg synes, vi burde"); a name may break a question ("can you, Mark, check"). */
function joinThoughts(clauses: readonly Clause[], lexicon: Lexicon): Clause[] {
  const joined: Clause[] = [];
  for (const clause of clauses) {
    const last = joined.at(-1);
    const open =
      last !== undefined &&
      !clause.contrast &&
      last.tokens.length < 7 &&
      (lexicon.has('thought', keyOf(last.tokens)) || lexicon.is('you', last.tokens.at(-1)?.key));
    if (open) joined[joined.length - 1] = { ...last, tokens: [...last.tokens, ...clause.tokens] };
    else joined.push(clause);
  }
  return joined;
}

/** The question mark belongs to the last two clauses at most, and to the last alone when that only asks for a yes. */
function firstQuestionClause(clauses: readonly Clause[], lexicon: Lexicon): number {
  const last = keyOf(clauses.at(-1)?.tokens ?? []);
  const tag =
    clauses.length > 1 &&
    (/^ (?:will|would|could|can) (?:n't )?you (?:please )?$/.test(last) ||
      lexicon.has('confirm', `${last}? `) ||
      lexicon.has('anyObjection', last));
  return Math.max(0, clauses.length - (tag ? 1 : 2));
}

function saysConclusion({ tokens }: Clause, key: string, lexicon: Lexicon): boolean {
  return tokens.slice(0, 3).some((token) => lexicon.is('conclusions', token.key)) || lexicon.has('formally', key);
}

/** "Noon on Friday, then." */
function endsInConclusion(next: Clause | undefined, lexicon: Lexicon): boolean {
  return lexicon.english && next?.tokens.length === 1 && next.tokens[0]?.key === 'then' && !next.afterColon;
}

function readClause(
  reading: ClauseReading,
  following: readonly Clause[],
  question: boolean,
  supposed: boolean,
): Act | null {
  const { lexicon, tokens, key } = reading;
  const only = tokens[0];
  if (tokens.length === 1 && only?.kind === 'person' && only.owner !== undefined)
    return question ? null : { type: 'name', doer: only.owner };
  if (question) return (supposed && !lexicon.has('suggest', key) ? null : readQuestion(reading)) ?? wondered(reading);
  if (supposed) return nothing(reading);
  const label = following[0]?.afterColon === true ? readLabel(reading, following) : null;
  return label ?? readResponsible(reading, following[0]?.tokens) ?? readStatement(reading);
}

/** In a chat the question mark is left out: a short sentence that is one clause with the verb first. */
function isUnmarkedQuestion(predicate: Predicate | null, clauses: readonly Clause[]): boolean {
  const [only] = clauses;
  return (
    clauses.length === 1 &&
    predicate?.verbFirst === true &&
    predicate.subject !== 'other' &&
    (only?.tokens.length ?? 0) < 9
  );
}

/** "Gustav kan du …", "kan du Gustav …": a name beside "du" is who is spoken to. */
function withoutVocative(
  tokens: readonly Token[],
  lexicon: Lexicon,
): { tokens: readonly Token[]; spokenTo: OwnerFinding | null } {
  const at = tokens.findIndex(({ kind }, index) => {
    if (kind !== 'person') return false;
    const after = tokens[index + 2];
    return (
      (index > 0 && lexicon.is('you', tokens[index - 1]?.key)) ||
      (index === 0 && after !== undefined && lexicon.is('you', after.key))
    );
  });
  if (at === -1) return { tokens, spokenTo: null };
  return { tokens: tokens.filter((_, index) => index !== at), spokenTo: tokens[at]?.owner ?? null };
}

/** "Anteckna att Oskar levererar ritningen": without what is only said to who writes the minutes. */
function withoutNote(tokens: readonly Token[], lexicon: Lexicon): readonly Token[] {
  const key = keyOf(tokens);
  const note = lexicon.find('noted', key);
  return note === null ? tokens : tokens.slice(tokensBefore(key, note.index + note[0].length));
}

/** Reads a sentence clause by clause; a condition holds back what it stands with, "men" lets go of it. */
export function readSentence(sentence: Sentence, run: Run, grammar: Grammar): Act[] {
  const { lexicon } = grammar;
  const acts: Act[] = [];
  const addressee = addresseeOf(sentence, lexicon);
  const spoken = sentence.clauses.filter((clause) => !isVocative(clause, sentence, lexicon));
  const clauses = joinThoughts(spoken, lexicon);
  const isRemark = ({ tokens }: Clause) => tokens.length < 4 && lexicon.has('hedge', keyOf(tokens));
  const remark = clauses.length > 1 && clauses.some(isRemark);
  const provisos = clauses.map(({ tokens }) => isProviso(tokens, lexicon));
  const questionFrom = sentence.question ? firstQuestionClause(clauses, lexicon) : clauses.length;
  let supposed = false;
  let unopposed = false;
  clauses.forEach((clause, at) => {
    if (clause.tokens.length === 0) return;
    const whole = keyOf(clause.tokens);
    // "Har någon invändningar? Inte det."
    const none =
      run.polled && !sentence.question && clause.tokens.length < 4 && lexicon.is('negation', clause.tokens[0]?.key);
    if (none) run.settled = true;
    if (none || lexicon.has('noObjection', whole)) {
      unopposed = true;
      run.announced = true;
      return;
    }
    if (!sentence.question && lexicon.has('sumsUp', whole)) {
      run.announced = true;
      run.voted = true;
      return;
    }
    // "Vi har kommit överens: …"
    if (clauses[at + 1]?.afterColon === true && lexicon.has('agree', `${whole}${lexicon.english ? 'on' : 'om'} `)) {
      run.announced = true;
      run.settled = true;
      return;
    }
    const said = withoutNote(clause.tokens, lexicon);
    const { tokens, spokenTo } = withoutVocative(withoutOpeners(said, lexicon), lexicon);
    const concluding =
      run.announced || saysConclusion(clause, whole, lexicon) || endsInConclusion(clauses[at + 1], lexicon);
    const found = grammar.readPredicate(tokens);
    // After "om ingen protesterar," the verb comes first and states a fact.
    // "Sedan behöver någon …": what opened the clause stands before the verb.
    const fronted = lexicon.is('adverbs', clause.tokens.at(-tokens.length - 1)?.key);
    const predicate = found === null ? null : { ...found, verbFirst: found.verbFirst && !unopposed && !fronted };
    const asks = sentence.question || isUnmarkedQuestion(predicate, clauses);
    const reading: ClauseReading = {
      ...grammar,
      tokens,
      key: keyOf(tokens),
      whole,
      concluding,
      announced: run.announced,
      addressee: spokenTo ?? addressee,
      lastNamed: run.lastNamed,
      predicate,
    };
    const item = clauses[at + 1]?.afterColon === true && lexicon.has('agenda', whole);
    supposed = (supposed && !clause.contrast) || supposes(reading, clause.tokens, asks);
    const heldBack = supposed || remark || provisos.slice(at + 1).some(Boolean);
    const read = readClause(
      reading,
      clauses.slice(at + 1),
      at >= questionFrom || (asks && !sentence.question),
      heldBack,
    );
    const last = acts.at(-1);
    const remarks =
      read?.type === 'statement' && !heldBack && at > 0 && last !== undefined ? remarkedDate(reading, last) : null;
    const refused =
      reading.announced && predicate === null && lexicon.is('negation', tokens[0]?.key) && tokens.length > 2;
    // "Nobody objects? Then the hall closes at ten."
    const unopposedThen = run.polled && at === 0 && lexicon.english && saysConclusion(clause, whole, lexicon);
    const outcome = read?.type === 'statement' && (run.settled || run.voted || unopposedThen) && !supposed;
    const act =
      remarks ??
      (outcome || (refused && read?.type === 'statement' && !supposed)
        ? outcomeOf(reading, run.settled || refused || unopposedThen)
        : read);
    if (act !== null) acts.push(act);
    // "Då skriver vi ner det: kvartalsmöten"; "Nu öppnar vi. Din lax väntar" settles nothing.
    const filler = clause.tokens.length === 1 && lexicon.is('conclusions', clause.tokens[0]?.key);
    run.settled = (filler && run.settled) || (act?.type === 'settle' && (act.strong || at < clauses.length - 1));
    run.voted = !sentence.question && lexicon.has('vote', whole) && lexicon.has('voteResult', whole);
    // "Nästa punkt: Anna presenterar budgeten."
    supposed ||= item;
    const opens = tokens.length < 6 && lexicon.has('formally', whole);
    if (lexicon.has('vote', whole) || run.settled || opens) run.announced = true;
    run.polled = act?.type === 'confirm' && act.agreeing === 'no';
    for (const token of clause.tokens) if (token.owner !== undefined) run.lastNamed = token.owner;
  });
  return acts;
}
