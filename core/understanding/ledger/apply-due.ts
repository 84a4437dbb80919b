import { answerChoice } from './apply-choice.ts';
import { type ActOf, amend, deadlineOf, isOwnedBy, recent, settlePending, type Turn } from './turn.ts';

/** A day by itself: of what is open, else of what was settled last. */
export function applyDue(turn: Turn, act: ActOf<'due'>): void {
  const { ledger, speakerId, speaker } = turn;
  const deadline = deadlineOf(act.dates);
  if (answerChoice(turn, act.words, turn.reading.reply.yes)) return;
  const { pending } = ledger;
  if (pending !== null && pending.turn < ledger.turn) {
    const own = pending.by === speakerId;
    const asked = pending.kind === 'request' && !own && !turn.reading.reply.no;
    const moved =
      (pending.kind === 'announce' || pending.kind === 'propose') &&
      (own || act.instead) &&
      (pending.contested || act.instead);
    if (asked || moved) settlePending(turn, pending, pending.doer, act.dates, 0.8);
    return;
  }
  // "Någon måste skriva ansökan, den ska vara inne vecka 50."
  const undated = pending !== null && deadlineOf(pending.dates) === null;
  if (pending !== null && (pending.kind === 'announce' || undated)) {
    ledger.pending = { ...pending, dates: act.dates };
    return;
  }
  const [entry] = recent(turn);
  if (entry === undefined) {
    turn.floating = deadline;
    return;
  }
  const mayChange =
    entry.deadline === null || entry.suspended || act.instead || entry.by === speakerId || isOwnedBy(entry, speaker);
  if (mayChange) amend(entry, turn, { deadline });
}
