import type { FoundRecord } from '../../core/contracts/found-record.ts';
import type { Language } from '../../core/shared/language.ts';
import type { PlainDate } from '../../core/shared/plain-date.ts';
import { formatClock, peopleOf, type Transcript, type Turn, toUtterances } from '../../core/transcripts/index.ts';
import { detectLanguage } from '../../core/understanding/index.ts';
import type { MeetingReader } from './meeting-reader.ts';
import { toRecord } from './to-record.ts';

export interface AnalyzedTranscript {
  language: Language;
  records: FoundRecord[];
  /** Where a record's first evidence stands: a time, or a line or paragraph of the file. */
  placeOf: (record: FoundRecord) => Place | null;
}

export type Place = { type: 'time'; text: string } | { type: 'line' | 'paragraph'; number: number };

export function analyzeTranscript(
  { turns, format }: Transcript,
  {
    date,
    attendees,
    language,
    readMeeting,
    onTurn = () => undefined,
  }: {
    date: PlainDate;
    attendees: readonly string[];
    language: Language | null;
    readMeeting: MeetingReader;
    /** Called after every utterance with how many have been read. */
    onTurn?: (read: number) => void;
  },
): AnalyzedTranscript {
  const people = peopleOf(
    attendees,
    turns.map(({ speaker }) => speaker),
  );
  const ids = idsOf(turns, format === 'docx' ? 'P' : 'L');
  const spoken = toUtterances(turns, { people, date, idOf: (turn) => ids[turn] ?? '' });
  const meetingLanguage = language ?? detectLanguage(turns.map(({ text }) => text));
  const findings = readMeeting({
    utterances: spoken.map(({ utterance }) => utterance),
    attendees: people.attendees,
    meetingDate: date,
    language: meetingLanguage,
    onTurn,
  });
  const turnOf = new Map(spoken.map(({ utterance, turn }) => [utterance.id, turns[turn]]));
  return {
    language: meetingLanguage,
    records: findings.map((finding) => toRecord(finding, people)),
    placeOf: ({ evidence: [first = ''] }) => {
      const turn = turnOf.get(first);
      if (turn === undefined) return null;
      if (turn.startMs !== null) return { type: 'time', text: formatClock(turn.startMs) };
      return { type: format === 'docx' ? 'paragraph' : 'line', number: turn.place };
    },
  };
}

/** `L42`, and `L42-2` for a second voice that begins on the same line. */
function idsOf(turns: readonly Turn[], letter: string): string[] {
  const seen = new Map<number, number>();
  return turns.map(({ place }) => {
    const voice = (seen.get(place) ?? 0) + 1;
    seen.set(place, voice);
    return voice === 1 ? `${letter}${place}` : `${letter}${place}-${voice}`;
  });
}
