import { z } from 'zod';
import { Id, Instant } from './shared.api.ts';

const Count = z.number().int().min(0);

/** What is to be removed. `self`: everything of the one who asks. */
export const ErasureTarget = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('self') }),
  z.strictObject({ type: z.literal('person'), personId: Id }),
  z.strictObject({ type: z.literal('meeting'), meetingId: Id }),
  z.strictObject({ type: z.literal('tenant') }),
]);

export const AskErasure = z.strictObject({
  target: ErasureTarget,
  /** Also the texts of the Planner tasks. */
  withPlanner: z.boolean().default(false),
  /** Chosen by the client; the same one again finds the request that it made. */
  requestId: Id,
});
export type AskErasure = z.infer<typeof AskErasure>;

/** What was typed to confirm. */
export const ConfirmErasure = z.strictObject({ words: z.string().max(100) });

export const ErasureView = z.object({
  id: Id,
  type: z.enum(['person', 'meeting', 'tenant']),
  /** Null once it is done, cancelled or lapsed: then nothing names whom or what it was about. */
  subjectId: z.string().nullable(),
  /** It is about the one who looks, or was asked for by them. */
  isOwn: z.boolean(),
  state: z.enum([
    'awaiting-confirmation',
    'awaiting-second-person',
    'running',
    'blocked-by-hold',
    'done',
    'cancelled',
    'lapsed',
  ]),
  /** When it lapses unless somebody confirms or cancels it before; null: it does not wait. */
  waitsUntil: Instant.nullable(),
  /** What has to be typed. */
  phrase: z.string(),
  requestedBy: z.string(),
  requestedAt: Instant,
  confirmedBy: z.string().nullable(),
  cancelledBy: z.string().nullable(),
  /** When it was done, cancelled or lapsed. */
  finishedAt: Instant.nullable(),
  /** How far it has come. */
  progress: z.object({ step: z.string(), done: Count, of: Count }),
  stores: z.array(z.object({ store: z.string(), before: Count, after: Count.nullable() })),
  /** Holds that were found, and how many documents they kept. */
  holdIds: z.array(z.string()),
  held: Count,
  hasCertificate: z.boolean(),
});
export type ErasureView = z.infer<typeof ErasureView>;

/** Latest first. */
export const ErasureList = z.object({ requests: z.array(ErasureView) });

export const CertificateQuery = z.object({ format: z.enum(['json', 'pdf']).default('json') });
