import type { ConsentLevel } from '../consent/index.ts';
import type { Language } from '../shared/language.ts';

/** The consent card: common for all, or as one person sees it (with `own`). */
export interface ConsentCardView {
  language: Language;
  meetingId: string;
  /** The notice as versioned and hashed: a lead sentence, its ground and one line per level. */
  notice: {
    lead: string;
    /** On what legal basis, and what right follows from it; of the common card for all who are there. */
    ground: string;
    levels: { level: ConsentLevel; name: string; meaning: string }[];
    withdrawal: string;
  };
  /** The person that this card is for; null for the common card. */
  own: {
    name: string;
    /** Null: has not answered. */
    level: ConsentLevel | null;
    /** Set when the meeting's ceiling is lower than the level the person chose. */
    loweredTo: ConsentLevel | null;
    /** The words have changed since they answered; they are asked again. */
    isOutdated: boolean;
    isOrganizer: boolean;
  } | null;
  ceiling: ConsentLevel;
  /** Counts of people, not names: who chose what is nobody else's business. */
  answered: number;
  total: number;
  /** Teams ids for user-specific views; at most 60 (Teams' limit). */
  refreshUserIds: string[];
}
