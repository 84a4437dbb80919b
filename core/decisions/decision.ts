import { z } from 'zod';
import { ConsentLevel } from '../consent/index.ts';
import { PlainDate } from '../shared/plain-date.ts';

/** Who is to see to it that a decision is carried out. Only `person` is a real owner. */
export const DecisionOwner = z.discriminatedUnion('type', [
  z.object({ type: z.literal('none') }),
  z.object({ type: z.literal('person'), personId: z.string().min(1) }),
  z.object({ type: z.literal('ambiguous'), name: z.string(), personIds: z.array(z.string()).min(2) }),
  z.object({ type: z.literal('unknown'), name: z.string() }),
]);
export type DecisionOwner = z.infer<typeof DecisionOwner>;

/** Where a decision came from: which utterance, whose, when. The words themselves are kept apart, if at all. */
export const Evidence = z.object({
  utteranceId: z.string().min(1),
  speakerId: z.string().min(1),
  at: z.iso.datetime(),
  /** The speaker's level when it was said. */
  level: ConsentLevel,
  /** Link to the message in Teams; null for what was spoken. */
  link: z.string().nullable(),
});
export type Evidence = z.infer<typeof Evidence>;

/** The Planner task of a decision. `creating` is written before the call, so a repeat knows to look for it first. */
/** A plan of Planner, and a bucket of it. */
export const PlannerPlace = z.object({ planId: z.string(), bucketId: z.string().exactOptional() });
export type PlannerPlace = z.infer<typeof PlannerPlace>;

export const PlannerTaskLink = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({
    state: z.literal('creating'),
    since: z.iso.datetime(),
    claim: z.string(),
    /** Where it is made, for a next try to look there; left out: where the installation makes them. */
    place: PlannerPlace.optional(),
  }),
  z.object({ state: z.literal('created'), taskId: z.string(), revision: z.number().int() }),
]);
export type PlannerTaskLink = z.infer<typeof PlannerTaskLink>;

export const NudgeRecord = z.object({
  round: z.number().int(),
  dueAt: z.iso.datetime(),
  outcome: z.enum(['scheduled', 'sending', 'sent', 'stopped', 'failed']),
  channel: z.enum(['personal', 'chat', 'mail']).nullable(),
});
export type NudgeRecord = z.infer<typeof NudgeRecord>;

export const DecisionStatus = z.enum(['caught', 'confirmed', 'parked', 'dismissed']);
export type DecisionStatus = z.infer<typeof DecisionStatus>;

/** A decision or a task that a meeting settled. */
export const Decision = z.object({
  id: z.string().min(1),
  kind: z.enum(['decision', 'action']),
  title: z.string().min(1),
  /** What else was on the table when it was decided, as short sentences. */
  alternatives: z.array(z.string()).default([]),
  owner: DecisionOwner,
  ownerResponse: z.enum(['pending', 'accepted', 'declined']),
  deadline: PlainDate.nullable(),
  status: DecisionStatus,
  parkedReason: z.string().nullable(),
  steps: z.array(z.string()),
  caughtAt: z.iso.datetime(),
  evidence: z.array(Evidence).min(1),
  /** Counts the changes; a card that shows an older one is outdated. */
  revision: z.number().int().min(1),
  /** How its card reached the chat; `activityId` when it can be replaced. */
  card: z.object({ state: z.enum(['pending', 'card', 'text', 'mail']), activityId: z.string().nullable() }),
  task: PlannerTaskLink,
  nudge: NudgeRecord.nullable(),
  /** When somebody began with it; null while it waits. */
  startedAt: z.iso.datetime().nullable().default(null),
  doneAt: z.iso.datetime().nullable(),
  /** The revision with which somebody said that it is not done after all. */
  reopenedRevision: z.number().int().optional(),
});
export type Decision = z.infer<typeof Decision>;
