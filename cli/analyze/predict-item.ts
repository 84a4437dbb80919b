import { z } from 'zod';
import type { FoundRecord } from '../../core/contracts/found-record.ts';
import { Language } from '../../core/shared/language.ts';
import { PlainDate } from '../../core/shared/plain-date.ts';
import { peopleOf, toUtterances } from '../../core/transcripts/index.ts';
import { detectLanguage } from '../../core/understanding/index.ts';
import type { MeetingReader } from './meeting-reader.ts';
import { toRecord } from './to-record.ts';

/** One line of `--items`: a short context of one meeting. */
export const Item = z.object({
  id: z.string(),
  lang: Language.optional(),
  meetingDate: PlainDate,
  attendees: z.array(z.object({ name: z.string() })),
  turns: z.array(z.object({ speaker: z.string(), text: z.string() })),
});
export type Item = z.infer<typeof Item>;

export const ITEM_SHAPE = 'an item {"id", "meetingDate", "attendees": [{"name"}], "turns": [{"speaker", "text"}]}';

export interface Prediction {
  id: string;
  decisions: Pick<FoundRecord, 'text' | 'owner' | 'deadline' | 'kind'>[];
}

/** @param language of items that do not tell theirs; null: detected */
export function predictItem(
  { id, lang, meetingDate, attendees, turns }: Item,
  { language, readMeeting }: { language: Language | null; readMeeting: MeetingReader },
): Prediction {
  const people = peopleOf(
    attendees.map(({ name }) => name),
    turns.map(({ speaker }) => speaker),
  );
  const spoken = toUtterances(
    turns.map((turn, at) => ({ ...turn, startMs: null, place: at + 1 })),
    { people, date: meetingDate, idOf: String },
  );
  const findings = readMeeting({
    utterances: spoken.map(({ utterance }) => utterance),
    attendees: people.attendees,
    meetingDate,
    language: lang ?? language ?? detectLanguage(turns.map(({ text }) => text)),
  });
  const records = findings.map((finding) => toRecord(finding, people));
  return { id, decisions: records.map(({ text, owner, deadline, kind }) => ({ text, owner, deadline, kind })) };
}
