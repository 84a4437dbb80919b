import type { Lexicon } from '../cues/lexicon.ts';
import type { Grammar } from '../predicates/grammar.ts';
import type { Predicate } from '../predicates/predicate.ts';
import type { Clause, Sentence } from '../text/clauses.ts';
import { keyOf, type Token, tokensBefore } from '../text/token.ts';
import type { OwnerFinding } from '../understand.port.ts';
import type { Act } from './act.ts';
import { type ClauseReading, withoutOpeners } from './clause-reading.ts';
import { plainStatement, wondered } from './plain-statement.ts';
import { readResponsible } from './read-charge.ts';
import { readLabel } from './read-label.ts';
import { outcomeOf, remarkedDate } from './read-outcome.ts';
import { readQuestion } from './read-question.ts';
import { readStatement } from './read-statement.ts';
import { isProviso, supposes } from './supposition.ts';
import { addresseeOf, isVocative, withoutVocative } from './vocative.ts';

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
  if (supposed) return plainStatement(reading);
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
