import type { Language } from '../core/shared/language.ts';

/** What an item holds, or what was found in it. */
export interface ItemRecord {
  kind: 'decision' | 'action';
  text: string;
  /** Full name; null: nobody. */
  owner: string | null;
  /** ISO date; null: none. */
  deadline: string | null;
  /** Where it was settled, zero-based; for a finding, every turn that is evidence. */
  turns?: readonly number[];
}

/** A short stretch of a meeting with the decisions and tasks it holds; none of them for a hard negative. */
export interface LabelledItem {
  id: string;
  /** What it tries: "vote", "counterfactual". */
  tag: string;
  language: Language;
  meetingDate: string;
  attendees: readonly string[];
  turns: readonly { speaker: string; text: string }[];
  expected: readonly ItemRecord[];
}
