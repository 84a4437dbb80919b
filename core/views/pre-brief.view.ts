import type { Language } from '../shared/language.ts';
import type { PlainDate } from '../shared/plain-date.ts';

export interface OpenItemView {
  title: string;
  ownerName: string | null;
  deadline: PlainDate | null;
  overdue: boolean;
  /** The date of the meeting that settled it. */
  since: PlainDate;
  /** Who it was promised to: the one who raised it, when that was someone else. */
  owedTo: string | null;
}

/** What is open when a meeting starts. */
export interface PreBriefView {
  language: Language;
  meetingTitle: string;
  people: string[];
  /** How many more than `people` shows. */
  morePeople: number;
  firstMeeting: boolean;
  /** What people have written that they mean to talk about; null: nobody has. */
  agenda: { title: string; items: string[] } | null;
  openItems: OpenItemView[];
  moreItems: number;
}
