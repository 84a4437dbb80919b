import type { Language } from '../shared/language.ts';
import type { PlainDate } from '../shared/plain-date.ts';
import type { Attendee, Finding, Utterance } from './understand.port.ts';
import { CONTEXT_TURNS, understand } from './understand.ts';

export interface WholeContext {
  /** Oldest first. */
  utterances: readonly Utterance[];
  attendees: readonly Attendee[];
  meetingDate: PlainDate;
  language: Language;
}

function isReplaced(finding: Finding, replaces: string | null, title: string | undefined): boolean {
  return replaces !== null && finding.evidence.at(-1) === replaces && (title === undefined || finding.title === title);
}

/**
 * Reads a whole context utterance by utterance, as it is heard, and applies what replaces and withdraws what.
 * @returns the findings that stand at the end, in the order in which they were found
 */
export function understandAll({ utterances, ...meeting }: WholeContext): Finding[] {
  const standing: Finding[] = [];
  utterances.forEach((utterance, at) => {
    const context = utterances.slice(Math.max(0, at - CONTEXT_TURNS), at);
    for (const found of understand({ ...meeting, utterance, context })) {
      const earlier = standing.findIndex((finding) => isReplaced(finding, found.replaces, found.replacesTitle));
      if (found.kind === 'withdrawal') standing.splice(earlier, earlier === -1 ? 0 : 1);
      else if (earlier === -1) standing.push(found);
      else standing[earlier] = found;
    }
  });
  return standing;
}
