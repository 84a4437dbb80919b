import type { ConsentLevel } from '../consent/index.ts';
import type { Language } from '../shared/language.ts';
import type { PlainDate } from '../shared/plain-date.ts';

export interface RecapDecisionView {
  kind: 'decision' | 'action';
  title: string;
  ownerName: string | null;
  deadline: PlainDate | null;
  /** Whether its Planner task exists by now. */
  taskState: 'created' | 'pending' | 'none';
  quote: string | null;
}

/** What a recap is made of; always shown with it. */
export interface ProvenanceView {
  /** How many people at each level when the meeting closed; `none` counts those who said no or nothing. */
  levels: { level: ConsentLevel; count: number }[];
  /** Such as `chat`. */
  sources: string[];
  /** Who read the text: the built-in rules, or a model tier. */
  tier: 'rules';
  /** What the recap cannot know, in words. */
  missing: string[];
}

export interface RecapView {
  language: Language;
  meetingTitle: string;
  date: PlainDate;
  decisions: RecapDecisionView[];
  openQuestions: string[];
  parked: { title: string; reason: string }[];
  provenance: ProvenanceView;
}
