import { z } from 'zod';
import { DecisionCard, EvidenceView, GateProblemName } from './decision.api.ts';
import {
  ConsentLevelName,
  Cursor,
  Day,
  Id,
  Instant,
  LanguageName,
  MeetingStatusName,
  PageQuery,
  PersonRef,
} from './shared.api.ts';

/** A meeting as a row of a list. */
export const MeetingSummary = z.object({
  id: Id,
  seriesId: Id,
  title: z.string(),
  status: MeetingStatusName,
  startedAt: Instant,
  endedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  people: z.number().int(),
  decisions: z.number().int(),
  /** Decisions that still lack something before the meeting may close. */
  missing: z.number().int(),
  /** A made-up meeting that can be removed. */
  sample: z.boolean(),
});
export type MeetingSummary = z.infer<typeof MeetingSummary>;

export const MeetingListQuery = PageQuery.extend({
  /** `running`: active, paused or closing. */
  status: z.enum(['running', 'closed']).optional(),
  seriesId: Id.optional(),
  text: z.string().max(100).optional(),
});

/** Latest first. */
export const MeetingList = z.object({ total: z.number().int(), meetings: z.array(MeetingSummary), cursor: Cursor });
export type MeetingList = z.infer<typeof MeetingList>;

/** One person in the meeting and how their words are handled. */
export const Participant = PersonRef.extend({
  /** What holds now: their answer, never above the ceiling. */
  level: ConsentLevelName,
  answered: z.boolean(),
  organiser: z.boolean(),
});

export const MeetingDecision = DecisionCard.extend({
  evidence: z.array(EvidenceView),
  gate: z.array(GateProblemName),
});

/** What a recap is made of. */
export const Provenance = z.object({
  levels: z.array(z.object({ level: ConsentLevelName, count: z.number().int() })),
  sources: z.array(z.string()),
  /** Who read the text. */
  tier: z.enum(['rules']),
  missing: z.array(z.string()),
});

export const AgendaView = z.object({
  title: z.string(),
  items: z.array(z.string()),
  /** Goes into If-Match of `agenda.change`. */
  etag: z.string(),
});
export type AgendaView = z.infer<typeof AgendaView>;

/** `next`: of the meeting after this one in the series. An empty title and no items: there is none. */
export const ChangeAgenda = z.strictObject({
  of: z.enum(['this', 'next']),
  title: z.string().max(120),
  items: z.array(z.string().max(200)).max(30),
});
export type ChangeAgenda = z.infer<typeof ChangeAgenda>;

export const MeetingBrief = z.object({
  /** No meeting of the series came before. */
  first: z.boolean(),
  /** By day; `owedTo` raised it and somebody else owns it. */
  open: z.array(DecisionCard.extend({ owedTo: PersonRef.nullable() })),
  /** How many more there are. */
  more: z.number().int(),
});

export type MeetingBrief = z.infer<typeof MeetingBrief>;

export const MeetingDetail = MeetingSummary.extend({
  language: LanguageName,
  /** Goes into If-Match of `meetings.close` and `meetings.reopen`. */
  etag: z.string(),
  ceiling: ConsentLevelName,
  participants: z.array(Participant),
  /** Those that stand, parked ones included, in the order in which they were caught. */
  decisionList: z.array(MeetingDecision),
  openQuestions: z.array(z.object({ text: z.string(), at: Instant })),
  provenance: Provenance,
  /** How the recap reached the chat; null before the meeting is closed. */
  recap: z.enum(['pending', 'card', 'text', 'mail']).nullable(),
  closedBy: PersonRef.nullable(),
  /** What is open in the series when this meeting is to be held, of the meetings that the person was in; null: over. */
  brief: MeetingBrief.nullable(),
  agenda: AgendaView,
  /** For the next one of the series; null when that has begun. */
  nextAgenda: AgendaView.nullable(),
  editable: z.boolean(),
});
export type MeetingDetail = z.infer<typeof MeetingDetail>;

/** The answers of the closing list, by decision id; what is in order need not be answered. */
export const CloseMeeting = z.strictObject({
  answers: z
    .record(
      Id,
      z.strictObject({
        ownerId: Id.optional(),
        deadline: Day.optional(),
        parked: z.boolean().optional(),
        reason: z.string().max(300).optional(),
      }),
    )
    .default({}),
});
export type CloseMeeting = z.infer<typeof CloseMeeting>;

export const ExportQuery = z.object({
  format: z.enum(['md', 'pdf', 'docx']).default('md'),
  /** Of the file; left out: that of the meeting. */
  language: LanguageName.optional(),
});
