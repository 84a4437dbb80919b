import { z } from 'zod';
import { Language } from '../shared/language.ts';

const Id = z.string().min(1).max(200);
const Count = z.number().int().min(0);

/** What is to be removed: everything of a person, of one meeting, or of the whole tenant. */
export const ErasureSubject = z.discriminatedUnion('type', [
  z.object({ type: z.literal('person'), personId: Id }),
  z.object({ type: z.literal('meeting'), meetingId: Id }),
  z.object({ type: z.literal('tenant') }),
]);
export type ErasureSubject = z.infer<typeof ErasureSubject>;

/** What a run does, in this order; each can be done again. */
export const ERASURE_STEPS = [
  'list',
  'count',
  'planner',
  'cards-before',
  'documents',
  'cards-after',
  'queues',
  'audit',
  'physical',
  'verify',
  'certificate',
] as const;
export const ErasureStep = z.enum(ERASURE_STEPS);
export type ErasureStep = z.infer<typeof ErasureStep>;

/**
 * - `awaiting-confirmation`: the words are to be typed
 * - `awaiting-second-person`: they were; somebody else has to type them too
 * - `running`: goes on by itself, whatever ends in between
 * - `blocked-by-hold`: nothing was removed
 * - `done`: with a certificate
 * - `cancelled`: somebody took it back while it waited; nothing was removed
 * - `lapsed`: it waited for too long; nothing was removed
 */
export const ErasureState = z.enum([
  'awaiting-confirmation',
  'awaiting-second-person',
  'running',
  'blocked-by-hold',
  'done',
  'cancelled',
  'lapsed',
]);
export type ErasureState = z.infer<typeof ErasureState>;

/** How much of one store there was and is. */
export const StoreCount = z.object({ before: Count, after: Count.nullable(), method: z.string() });
export type StoreCount = z.infer<typeof StoreCount>;

/** What is known of a person only while they are being removed. */
export const PersonMarks = z.object({
  ids: z.array(z.string()),
  names: z.array(z.string()),
  /** Makes the aliases that take their place; gone with the end, so that nobody can make them again. */
  salt: z.string(),
});
export type PersonMarks = z.infer<typeof PersonMarks>;

export const ErasureRequest = z.object({
  version: z.literal(1),
  id: Id,
  tenantId: Id,
  type: z.enum(['person', 'meeting', 'tenant']),
  /** Whom or what; null when it is done, cancelled or lapsed: then only the pseudonym is left. */
  subject: ErasureSubject.nullable(),
  /** HMAC of the subject with the erasure list's key. */
  pseudonym: z.string(),
  language: Language,
  channel: z.enum(['api', 'cli', 'card']),
  withPlanner: z.boolean(),
  /** What has to be typed. */
  phrase: z.string(),
  state: ErasureState,
  requestedBy: Id,
  requestedAt: z.iso.datetime(),
  confirmedBy: Id.nullable(),
  confirmedAt: z.iso.datetime().nullable(),
  secondBy: Id.nullable(),
  cancelledBy: Id.nullable().default(null),
  finishedAt: z.iso.datetime().nullable(),
  step: ErasureStep,
  /** How often the job went back in line. */
  slice: Count,
  marks: PersonMarks.nullable(),
  stores: z.record(z.string(), StoreCount),
  /** Holds that were found in the way. */
  holdIds: z.array(z.string()),
  /** Documents that a hold kept. */
  held: Count,
  cards: z.object({ replaced: Count, failed: Count }),
  planner: z.object({ changed: Count, failed: Count }),
  /** The compact JWS of the certificate. */
  certificate: z.object({ payload: z.record(z.string(), z.unknown()), jws: z.string() }).nullable(),
});
export type ErasureRequest = z.infer<typeof ErasureRequest>;
