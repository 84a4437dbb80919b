import type { ConsentEvent } from '../consent/index.ts';
import type { KeptUtterance, Meeting } from '../meetings/index.ts';
import type { Profile } from '../profiles/index.ts';
import type { PlainDate } from '../shared/plain-date.ts';
import type { SubjectRequest } from './subject-request.ts';

/** What a decision says of its owner, or of who said it; nothing of others. */
export interface ExportedDecision {
  decisionId: string;
  kind: 'decision' | 'action';
  title: string;
  /** `owner`: the person is to see to it. `said`: it was caught in their words. */
  roles: ('owner' | 'said')[];
  status: string;
  ownerResponse: string | null;
  deadline: PlainDate | null;
  steps: readonly string[];
  caughtAt: string;
  startedAt: string | null;
  doneAt: string | null;
  /** When they said what it was caught in. */
  saidAt: string[];
}

export interface ExportedMeeting {
  meetingId: string;
  title: string;
  startedAt: string;
  closedAt: string | null;
  /** How the person stands in its list; null for who only answered or spoke. */
  listedAs: { name: string; email: string | null; kind: string | null; teamsId: string } | null;
  organised: boolean;
  closed: boolean;
  /** Their events of consent, in full: notice, hash, basis, level. */
  answers: readonly ConsentEvent[];
  decisions: readonly ExportedDecision[];
  questions: readonly { text: string; at: string }[];
  /** Receipts of what was removed after a withdrawal. */
  removed: Meeting['forgotten'];
}

/** A meeting that is to come, in whose chat the person is. */
export interface ExportedComing {
  title: string;
  startsAt: string;
  listedAs: { name: string; kind: string | null; teamsId: string };
  organised: boolean;
}

export interface ExportedComment {
  meetingId: string;
  decisionId: string;
  at: string;
  text: string;
}

export interface ExportedEvent {
  sequence: number;
  type: string;
  at: string;
  meetingId: string;
  /** `did`: the person did it. `about`: it was done and is about them. */
  role: 'did' | 'about';
  data: Readonly<Record<string, string | number | boolean | null>>;
}

/** Everything that is held of one person in one tenant, and as little of others as can be. */
export interface PersonExport {
  format: 'kollegan-person-export';
  version: 1;
  madeAt: string;
  tenantId: string;
  personId: string;
  profile: Profile | null;
  meetings: readonly ExportedMeeting[];
  coming: readonly ExportedComing[];
  words: readonly KeptUtterance[];
  comments: readonly ExportedComment[];
  requests: readonly SubjectRequest[];
  events: readonly ExportedEvent[];
  /** Kinds of documents that name the person and have no part above, with their content. */
  others: readonly { kind: string; body: unknown }[];
}
