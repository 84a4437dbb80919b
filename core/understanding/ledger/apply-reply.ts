import type { Reply } from '../acts/act.ts';
import type { VerbClass } from '../cues/lexicon.ts';
import { setAside } from './alternatives.ts';
import { closeChoice } from './apply-choice.ts';
import type { Entry, Pending } from './ledger.ts';
import { isAside, isOwnedBy, ownerOf, settlePending, type Turn } from './turn.ts';

const ACCEPTED = 0.85;

export function agrees(reply: Reply, agreeing: 'yes' | 'no'): boolean {
  if (reply.uncertain) return false;
  return agreeing === 'yes' ? reply.yes && !reply.no : reply.yes || reply.no;
}

function refuses(reply: Reply, agreeing: 'yes' | 'no'): boolean {
  return agreeing === 'yes' && reply.no;
}

/** Only the one who was asked can say yes to a request; without a name that is whoever answers. */
function mayAccept(pending: Pending, turn: Turn): boolean {
  if (pending.kind !== 'request' || pending.doer === 'addressee' || pending.doer === null) return true;
  return JSON.stringify(ownerOf(pending.doer, turn)) === JSON.stringify(turn.speaker);
}

/** Who was asked will not: another may still take it. */
function afterRefusal(pending: Pending): Pending | null {
  if (pending.kind === 'request') return { ...pending, kind: 'need', doer: null, asked: false, contested: true };
  // One "nej" leaves the work undone: "nej, inte än, jag gör det i morgon".
  return pending.kind === 'need' ? { ...pending, contested: true } : null;
}

/** A yes to an opinion about what to choose, and nothing that would be an act of its own. */
function seconds({ reading, lexicon }: Turn, { matter, kind }: Pending): boolean {
  if (kind !== 'propose' || matter.verb === null || matter.negated) return false;
  const after = matter.words.filter((token) => token.kind === 'word').map(({ key }) => key);
  const strength = (name: VerbClass) => lexicon.verbIs(name, matter.verb ?? '', after);
  const chosen = Math.max(strength('change'), strength('adopt'));
  return chosen > 0 && chosen >= strength('state') && reading.acts.every(({ type }) => type === 'statement');
}

function answerPending(pending: Pending, turn: Turn): void {
  const { reply, dates } = turn.reading;
  if (pending.by === turn.speakerId) return;
  if (refuses(reply, pending.agreeing)) {
    if (pending.kind === 'propose') setAside(turn, pending, true);
    // A date that does not suit is moved rather than dropped.
    if (pending.kind === 'announce') turn.ledger.pending = { ...pending, contested: true };
    else if (mayAccept(pending, turn)) turn.ledger.pending = afterRefusal(pending);
    return;
  }
  const agreed = agrees(reply, pending.agreeing) && !pending.contested;
  const shared = pending.seconded !== null && pending.seconded !== turn.speakerId;
  const accepted = agreed && (!pending.weak || shared) && mayAccept(pending, turn);
  const second = agreed && pending.weak && seconds(turn, pending) && !isAside(pending, turn.ledger);
  if (second && !accepted) {
    turn.ledger.pending = { ...pending, seconded: turn.speakerId };
    return;
  }
  if (!accepted) {
    if (reply.uncertain || reply.objection) turn.ledger.pending = { ...pending, contested: true };
    return;
  }
  if (pending.kind === 'need') {
    if (pending.asked && turn.reading.acts.every(({ type }) => type === 'statement' || type === 'due'))
      settlePending(turn, pending, 'speaker', dates, ACCEPTED);
    return;
  }
  if (pending.agreeing === 'no') turn.ledger.unopposed = turn.ledger.turn;
  const doer = pending.kind === 'offer' ? turn.ownerOf(pending.by) : pending.doer;
  settlePending(turn, pending, doer, dates, ACCEPTED);
}

/** Somebody may say something else in between; then an objection still means what was settled before. */
const OBJECTION_REACH = 2;

/** What was just settled falls by an open objection: of another, or of the one who was to do it. */
function objectTo(entry: Entry, turn: Turn): void {
  const { ledger } = turn;
  // "Då köper vi inga stolar. — Nej, då är det bestämt": a no to what will not be done agrees.
  if (entry.matter.negated && !turn.reading.reply.objection) return;
  const mayObject = entry.by !== turn.speakerId || isOwnedBy(entry, turn.speaker);
  const ago = ledger.turn - entry.turn;
  const isLatest = ago === 1 || (ago <= OBJECTION_REACH && entry.turn === ledger.moved);
  if (mayObject && ago > 0 && isLatest) entry.suspended = true;
}

/** Takes an utterance as an answer to what waits for one, or to what was just settled. */
export function applyReply(turn: Turn): void {
  const { ledger, reading } = turn;
  const { pending, choice } = ledger;
  const seconded = choice?.picked != null && choice.picked.by !== turn.speakerId && agrees(reading.reply, 'yes');
  if (seconded && reading.acts.every(({ type }) => type === 'statement')) closeChoice(turn);
  if (pending !== null) {
    answerPending(pending, turn);
    return;
  }
  // What is put off in the same breath says itself what it is: "omklädningsrummen hinner vi inte, de får vänta".
  const putsOff = reading.acts.some(({ type }) => type === 'postpone');
  // "Nej." "Inte jag heller.": nobody has objections.
  const agreeing = reading.reply.no && !reading.reply.objection && ledger.turn - ledger.unopposed <= OBJECTION_REACH;
  if (agreeing) ledger.unopposed = ledger.turn;
  // "No objections" agrees.
  else if (!putsOff && ((reading.reply.no && !reading.reply.yes) || reading.reply.objection))
    for (const entry of ledger.entries) objectTo(entry, turn);
}
