import { z } from 'zod';
import { ConsentLevelName, Cursor, Day, Id, Instant, PersonRef } from './shared.api.ts';

export const BoardColumn = z.enum(['open', 'in-progress', 'done', 'parked']);
export type BoardColumn = z.infer<typeof BoardColumn>;

export const OwnerView = z.discriminatedUnion('type', [
  z.object({ type: z.literal('none') }),
  z.object({ type: z.literal('person'), person: PersonRef }),
  /** Several people of the meeting have the name that was said. */
  z.object({ type: z.literal('ambiguous'), name: z.string(), people: z.array(PersonRef) }),
  z.object({ type: z.literal('unknown'), name: z.string() }),
]);
export type OwnerView = z.infer<typeof OwnerView>;

/** What keeps the meeting from closing because of a decision. */
export const GateProblemName = z.enum([
  'owner-missing',
  'owner-ambiguous',
  'owner-unknown',
  'deadline-missing',
  'deadline-past',
  'reason-missing',
]);

/** A decision as a card of the board and a row of a list. */
export const DecisionCard = z.object({
  id: Id,
  meetingId: Id,
  meetingTitle: z.string(),
  meetingStatus: z.enum(['active', 'paused', 'closing', 'closed']),
  /** The conversation's series; a filter of the board. */
  seriesId: Id,
  kind: z.enum(['decision', 'action']),
  title: z.string(),
  owner: OwnerView,
  deadline: Day.nullable(),
  column: BoardColumn,
  /** Confirmed by a person, or only heard so far. */
  confirmed: z.boolean(),
  parkedReason: z.string().nullable(),
  doneAt: Instant.nullable(),
  /** `none`: no task is wanted yet; `pending`: on its way to Planner. */
  task: z.enum(['none', 'pending', 'created']),
  steps: z.number().int(),
  /** Goes into If-Match of every change; counts the changes of the decision. */
  etag: z.string(),
  caughtAt: Instant,
  /** Whether the person may change and move it. */
  editable: z.boolean(),
});
export type DecisionCard = z.infer<typeof DecisionCard>;

/** Where a decision comes from. The words are there only as long as their speaker's level allows it. */
export const EvidenceView = z.object({
  speaker: PersonRef.nullable(),
  at: Instant,
  level: ConsentLevelName,
  link: z.string().nullable(),
  quote: z.string().nullable(),
});

/** One event of the audit log about the decision; `type` such as `decision.changed`. */
export const HistoryEvent = z.object({
  id: Id,
  type: z.string(),
  at: Instant,
  /** Null: Kollegan itself. */
  actor: PersonRef.nullable(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type HistoryEvent = z.infer<typeof HistoryEvent>;

export const CommentView = z.object({
  id: Id,
  author: PersonRef,
  at: Instant,
  text: z.string(),
  /** Written by the one who asks; they may remove it. */
  mine: z.boolean(),
});
export type CommentView = z.infer<typeof CommentView>;

export const DecisionDetail = DecisionCard.extend({
  /** Whom it can be given to. */
  people: z.array(PersonRef),
  alternatives: z.array(z.string()),
  stepList: z.array(z.string()),
  evidence: z.array(EvidenceView),
  /** Newest first. */
  history: z.array(HistoryEvent),
  gate: z.array(GateProblemName),
  nudge: z
    .object({ round: z.number().int(), dueAt: Instant, outcome: z.string(), channel: z.string().nullable() })
    .nullable(),
});
export type DecisionDetail = z.infer<typeof DecisionDetail>;

/** What is left out stays as it is; `deadline: null` takes it away, which a closed meeting does not allow. */
export const ChangeDecision = z
  .strictObject({
    title: z.string().min(1).max(200).optional(),
    ownerId: Id.optional(),
    deadline: Day.nullable().optional(),
    steps: z.array(z.string().max(100)).max(20).optional(),
  })
  .refine((change) => Object.keys(change).length > 0);
export type ChangeDecision = z.infer<typeof ChangeDecision>;

/** Parking needs a reason unless it has one. */
export const MoveDecision = z.strictObject({ to: BoardColumn, reason: z.string().max(300).optional() });
export type MoveDecision = z.infer<typeof MoveDecision>;

export const AddDecision = z.strictObject({
  kind: z.enum(['decision', 'action']).default('decision'),
  title: z.string().min(1).max(200),
  ownerId: Id.optional(),
  deadline: Day.optional(),
  /** Chosen by the client once for each form; sent twice it makes one decision. */
  requestId: z.string().min(8).max(100),
});
export type AddDecision = z.infer<typeof AddDecision>;

export const AddComment = z.strictObject({
  text: z.string().min(1).max(2_000),
  requestId: z.string().min(8).max(100),
});
export type AddComment = z.infer<typeof AddComment>;

export const CommentList = z.object({ comments: z.array(CommentView), cursor: Cursor });
export type CommentList = z.infer<typeof CommentList>;
