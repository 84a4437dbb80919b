import type { Language } from '../shared/language.ts';
import type { PlainDate } from '../shared/plain-date.ts';
import type { PersonChoice } from './person-choice.ts';

export type OwnerView =
  | { type: 'none' }
  | { type: 'person'; id: string; name: string }
  /** Several people answer to the name; the card asks which. */
  | { type: 'ambiguous'; name: string; choices: PersonChoice[] }
  /** Nobody in the meeting answers to the name. */
  | { type: 'unknown'; name: string };

/** Where a decision came from. `quote` is null where the speaker's level does not let the words be kept. */
export interface EvidenceView {
  speakerName: string;
  /** Local time, `HH:mm`. */
  time: string;
  quote: string | null;
  link: string | null;
}

/** A problem with one answer, shown at its field. */
export interface FieldProblems {
  title?: string;
  owner?: string;
  deadline?: string;
  reason?: string;
}

/** All that a Decision Card shows. Texts from people are plain; the card escapes them. */
export interface DecisionCardView {
  language: Language;
  meetingId: string;
  decisionId: string;
  /** The version of the decision that is shown; a click on an older one gets the fresh card. */
  revision: number;
  kind: 'decision' | 'action';
  status: 'caught' | 'confirmed' | 'parked' | 'dismissed';
  title: string;
  owner: OwnerView;
  ownerResponse: 'pending' | 'accepted' | 'declined';
  deadline: PlainDate | null;
  steps: string[];
  parkedReason: string | null;
  evidence: EvidenceView | null;
  /** Who can be picked as owner. */
  people: PersonChoice[];
  problems: FieldProblems;
  /** One line above the buttons, such as who changed it last; null: none. */
  notice: string | null;
}
