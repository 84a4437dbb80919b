import type { Reading } from '../acts/act.ts';
import { applyAct } from './apply-act.ts';
import { applyReply } from './apply-reply.ts';
import type { Turn } from './turn.ts';

/** An unanswered proposal or question is forgotten after so many turns, and so is what was spoken of. */
const PATIENCE = 4;

function moves({ acts, reply, joke }: Reading): boolean {
  return joke || acts.some(({ type }) => type !== 'statement') || Object.values(reply).some(Boolean);
}

/** Reads one utterance into the ledger: first as an answer, then what it does itself. */
export function applyTurn(turn: Turn): void {
  const { ledger, reading } = turn;
  ledger.turn += 1;
  ledger.statement = null;
  if (ledger.pending !== null && ledger.turn - ledger.pending.turn > PATIENCE) ledger.pending = null;
  if (ledger.choice !== null && ledger.turn - ledger.choice.turn > PATIENCE) ledger.choice = null;
  if (ledger.turn - ledger.topicTurn > PATIENCE) ledger.topic = [];
  if (reading.joke) {
    // Laughter at what was just said means that it was no decision.
    for (const entry of ledger.entries)
      if (entry.turn === ledger.turn - 1 && entry.by !== turn.speakerId) entry.suspended = true;
    ledger.pending = null;
  } else {
    applyReply(turn);
    for (const act of reading.acts) applyAct(turn, act);
  }
  ledger.previousSpeaker = turn.speakerId;
  if (moves(reading)) ledger.moved = ledger.turn;
}
