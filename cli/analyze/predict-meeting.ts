import { z } from 'zod';
import type { Language } from '../../core/shared/language.ts';
import type { PlainDate } from '../../core/shared/plain-date.ts';
import { peopleOf, startMsOf, TurnLine, toUtterances } from '../../core/transcripts/index.ts';
import { detectLanguage } from '../../core/understanding/index.ts';
import type { MeetingReader } from './meeting-reader.ts';
import { toRecord } from './to-record.ts';

/** One line of `--meetings`: a whole meeting. */
export const Meeting = z.object({ meeting: z.string(), turns: z.array(TurnLine) });
export type Meeting = z.infer<typeof Meeting>;

export const MEETING_SHAPE = 'a meeting {"meeting", "turns": [{"speaker", "text", "start"}]}';

export interface MeetingPrediction {
  meeting: string;
  /** Turn numbers count from zero. */
  decisions: { turns: number[]; text: string }[];
  actions: { turns: number[]; owner: string | null; text: string }[];
}

/**
 * @param date the day that "on Friday" is counted from; it is in nothing that is predicted
 * @param language of the meetings; null: detected
 */
export function predictMeeting(
  { meeting, turns }: Meeting,
  { date, language, readMeeting }: { date: PlainDate; language: Language | null; readMeeting: MeetingReader },
): MeetingPrediction {
  const people = peopleOf(
    [],
    turns.map(({ speaker }) => speaker ?? null),
  );
  const spoken = toUtterances(
    turns.map(({ speaker, text, start }, at) => ({
      speaker: speaker ?? null,
      text,
      startMs: startMsOf(start),
      place: at + 1,
    })),
    { people, date, idOf: String },
  );
  const findings = readMeeting({
    utterances: spoken.map(({ utterance }) => utterance),
    attendees: people.attendees,
    meetingDate: date,
    language: language ?? detectLanguage(turns.map(({ text }) => text)),
  });
  const turnOf = new Map(spoken.map(({ utterance, turn }) => [utterance.id, turn]));
  const found = findings.map((finding) => {
    const { kind, text, owner, ownerCandidates, evidence } = toRecord(finding, people);
    const numbers = new Set(evidence.flatMap((id) => turnOf.get(id) ?? []));
    // One guess is better than none where nobody can be asked.
    const guess = ownerCandidates.length === 1 ? (ownerCandidates[0] ?? null) : null;
    return { kind, turns: [...numbers].sort((one, other) => one - other), owner: owner ?? guess, text };
  });
  return {
    meeting,
    decisions: found.filter(({ kind }) => kind === 'decision').map(({ turns: own, text }) => ({ turns: own, text })),
    actions: found
      .filter(({ kind }) => kind === 'action')
      .map(({ turns: own, owner, text }) => ({ turns: own, owner, text })),
  };
}
