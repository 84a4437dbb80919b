import type { Act } from '../acts/act.ts';
import { applyAssign, applyOwnOffer, applyVolunteer } from './apply-assign.ts';
import { answerChoice } from './apply-choice.ts';
import { applyDecide, applyPick, applySettle } from './apply-decide.ts';
import { applyDue } from './apply-due.ts';
import { applyConfirm, applyNeed, applyPropose, applyRequest } from './apply-waiting.ts';
import { takeBack, tellsFirst } from './take-back.ts';
import { type ActOf, type Turn, wait } from './turn.ts';

/** More things than these nobody points back to. */
const MOST_THINGS = 4;

/** "Okej, Uppsala": the answer of another said again with a yes. */
function confirmsPick({ ledger, reading, speakerId }: Turn): boolean {
  const picked = ledger.choice?.picked;
  return picked != null && picked.by !== speakerId && reading.reply.yes;
}

/** Nothing is done; but what was told may be pointed back to, closed, or answer a choice. */
function applyStatement(turn: Turn, act: ActOf<'statement'>): void {
  const { ledger } = turn;
  if (act.thing !== null) ledger.things = [...ledger.things, { ...act.thing, turn: ledger.turn }].slice(-MOST_THINGS);
  ledger.statement = act.closable === null ? null : { matter: act.closable, words: act.words, ours: act.ours };
  const closing =
    act.words.some(({ key }) => turn.lexicon.is('becomes', key) || turn.lexicon.is('conclusions', key)) ||
    confirmsPick(turn);
  if (!answerChoice(turn, act.words, closing) && act.topic.length > 0) {
    ledger.topic = act.topic;
    ledger.topicTurn = ledger.turn;
  }
}

/** Enters one act of an utterance into the ledger. */
export function applyAct(turn: Turn, act: Act): void {
  const { ledger } = turn;
  if (act.type === 'decide') applyDecide(turn, act);
  if (act.type === 'assign') applyAssign(turn, act);
  if (act.type === 'volunteer') applyOwnOffer(turn, act);
  if (act.type === 'name' && ledger.pending?.kind === 'need' && ledger.pending.turn < ledger.turn)
    applyVolunteer(turn, act.doer, []);
  if (act.type === 'due') applyDue(turn, act);
  if (act.type === 'settle') applySettle(turn, act);
  if (act.type === 'pick') applyPick(turn, act);
  if (act.type === 'propose') applyPropose(turn, act);
  if (act.type === 'announce') wait(turn, 'announce', act);
  if (act.type === 'request') applyRequest(turn, act);
  if (act.type === 'offer') wait(turn, 'offer', act, { asked: true });
  if (act.type === 'need') applyNeed(turn, act);
  if (act.type === 'choice')
    ledger.choice = {
      words: act.words,
      dates: act.dates,
      by: turn.speakerId,
      turn: ledger.turn,
      evidence: [turn.id],
      picked: null,
    };
  if (act.type === 'confirm') applyConfirm(turn, act);
  if (act.type === 'postpone') takeBack(turn, act.words);
  // "… så det behöver vi inte göra något åt" is about what was told right before it.
  if (act.type === 'retract' && !tellsFirst(turn, act)) takeBack(turn, []);
  if (act.type === 'statement') applyStatement(turn, act);
}
