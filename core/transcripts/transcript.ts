import type { PlainDate } from '../shared/plain-date.ts';

/** What one person said in one go. */
export interface Turn {
  /** `null` where the file does not tell who spoke. */
  speaker: string | null;
  text: string;
  /** Milliseconds since the recording began, negative before it; `null` where the file does not tell. */
  startMs: number | null;
  /** The line of the file (of a Word file: the paragraph) that it begins at, from 1. */
  place: number;
}

export type TranscriptFormat = 'vtt' | 'docx' | 'text' | 'jsonl';

export interface Transcript {
  format: TranscriptFormat;
  /** In the order of the file. */
  turns: Turn[];
  /** The day of the meeting, where the file tells it above the first words. */
  date: PlainDate | null;
}
