import type { Language } from '../shared/language.ts';
import type { PlainDate } from '../shared/plain-date.ts';

/** One thing that one person said or wrote. */
export interface Utterance {
  id: string;
  /** Person id of the speaker. */
  speakerId: string;
  /** ISO 8601 */
  at: string;
  text: string;
}

export interface Attendee {
  id: string;
  name: string;
}

/** Who was named as owner. Ambiguous and unknown names are asked about, never guessed. */
export type OwnerFinding =
  | { type: 'none' }
  | { type: 'person'; personId: string }
  | { type: 'ambiguous'; name: string; personIds: string[] }
  | { type: 'unknown'; name: string };

/** A decision or a task that the meeting settled. */
export interface Finding {
  kind: 'decision' | 'action';
  /** A short sentence in the speaker's own words and language, without names, dates and filler: "Byta leverantör". */
  title: string;
  owner: OwnerFinding;
  deadline: PlainDate | null;
  /** 0..1 */
  confidence: number;
  /** What else was on the table when it was decided, as short sentences in people's own words, oldest first. */
  alternatives: string[];
  /** Ids of the utterances that carry it, oldest first. */
  evidence: string[];
  /** An utterance id of an earlier finding that this one completes or revises; null for a new one. */
  replaces: string | null;
  /** With `replaces`: the title that the earlier finding had; tells two findings of one utterance apart. */
  replacesTitle?: string;
}

/** An earlier finding is no longer one: it was taken back, put off or objected to. */
export interface Withdrawal {
  kind: 'withdrawal';
  /** The utterance that says so. */
  evidence: string[];
  /** An utterance id of the earlier finding: the last of its evidence. */
  replaces: string;
  /** The title that the earlier finding had. */
  replacesTitle: string;
}

export interface UnderstandingInput {
  /** What was just said. */
  utterance: Utterance;
  /** What was said right before, oldest first; at most a few turns are used. */
  context: readonly Utterance[];
  attendees: readonly Attendee[];
  /** The meeting's date in the tenant's time zone: the day that "på fredag" is counted from. */
  meetingDate: PlainDate;
  language: Language;
}

/** Reads what was just said in its context. Pure and fast (milliseconds); no findings for what settles nothing. */
export type Understand = (input: UnderstandingInput) => (Finding | Withdrawal)[];
