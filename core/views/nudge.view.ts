import type { Language } from '../shared/language.ts';
import type { PlainDate } from '../shared/plain-date.ts';

/** A reminder to the owner of a decision, in the personal chat or in the meeting chat. */
export interface NudgeView {
  language: Language;
  meetingId: string;
  conversationId: string;
  decisionId: string;
  round: number;
  title: string;
  ownerName: string;
  meetingTitle: string;
  deadline: PlainDate | null;
  overdue: boolean;
  audience: 'owner' | 'meeting';
  /** `done`, `snoozed` and `declined` are the card after an answer. */
  state: 'open' | 'done' | 'snoozed' | 'declined';
}
