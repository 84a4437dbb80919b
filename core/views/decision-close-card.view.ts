import type { Language } from '../shared/language.ts';
import type { PlainDate } from '../shared/plain-date.ts';
import type { FieldProblems, OwnerView } from './decision-card.view.ts';
import type { PersonChoice } from './person-choice.ts';

export interface CloseRowView {
  decisionId: string;
  title: string;
  owner: OwnerView;
  /** The person picked, by id; null: nobody yet. */
  ownerId: string | null;
  /** As typed when it was refused, so that nothing has to be typed twice. */
  deadlineInput: string;
  deadline: PlainDate | null;
  parked: boolean;
  reason: string;
  /** What still keeps the meeting open. */
  problems: FieldProblems;
}

/** The Decision-Close Card: every decision of the meeting with what it lacks. */
export interface DecisionCloseCardView {
  language: Language;
  meetingId: string;
  /** The version of the list that is shown; an answer to an older one gets the fresh card. */
  revision: number;
  title: string;
  rows: CloseRowView[];
  people: PersonChoice[];
  /** `open`: asks; `closed`: says who closed it and when; `stale`: open, and refreshed because someone was quicker. */
  state: 'open' | 'stale' | 'closed';
  closedBy: string | null;
}
