import type { Language } from '../shared/language.ts';
import type { PlainDate } from '../shared/plain-date.ts';
import type { Attendee, Finding, Utterance, Withdrawal } from './understand.port.ts';
import { CONTEXT_TURNS, openMeeting, understandIn } from './understand.ts';

export interface WholeContext {
  /** Oldest first. */
  utterances: readonly Utterance[];
  attendees: readonly Attendee[];
  meetingDate: PlainDate;
  language: Language;
  /** Called after every utterance with how many have been read. */
  onTurn?: (read: number) => void;
}

/** Where the finding stands that is replaced or withdrawn; from the end, near which it is. */
function placeOf(standing: readonly Finding[], { replaces, replacesTitle: title }: Finding | Withdrawal): number {
  if (replaces === null) return -1;
  return standing.findLastIndex(
    (finding) => finding.evidence.at(-1) === replaces && (title === undefined || finding.title === title),
  );
}

/**
 * Reads a whole context utterance by utterance, as it is heard, and applies what replaces and withdraws what.
 * @returns the findings that stand at the end, in the order in which they were found
 */
export function understandAll({ utterances, onTurn, ...circumstances }: WholeContext): Finding[] {
  const meeting = openMeeting(circumstances);
  const standing: Finding[] = [];
  utterances.forEach((utterance, at) => {
    const context = utterances.slice(Math.max(0, at - CONTEXT_TURNS), at);
    for (const found of understandIn(meeting, utterance, context)) {
      const earlier = placeOf(standing, found);
      if (found.kind === 'withdrawal') standing.splice(earlier, earlier === -1 ? 0 : 1);
      else if (earlier === -1) standing.push(found);
      else standing[earlier] = found;
    }
    onTurn?.(at + 1);
  });
  return standing;
}
