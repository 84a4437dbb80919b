import { z } from 'zod';

/** How the product is started in its own process. */
export const StartOptions = z.object({
  dataDir: z.string(),
  /** How far its clock is ahead: so that time limits run out without anybody waiting. */
  clockAheadMs: z.number(),
  openIdMetadataUrl: z.string(),
  botAppId: z.string(),
  tenantId: z.string(),
  graphUrl: z.string(),
  graphPlanId: z.string(),
  graphApplicationId: z.string(),
  mailbox: z.string(),
});
export type StartOptions = z.infer<typeof StartOptions>;

export const ToProduct = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), options: StartOptions }),
  z.object({ type: z.literal('report') }),
  z.object({ type: z.literal('retry-dead-letters') }),
  z.object({ type: z.literal('stop') }),
]);
export type ToProduct = z.infer<typeof ToProduct>;

const AuditVerdict = z.object({ ok: z.boolean(), events: z.number().optional(), reason: z.string().optional() });

/** What the product's own files say. */
export const Report = z.object({
  meetings: z.array(
    z.object({
      id: z.string(),
      conversationId: z.string(),
      status: z.string(),
      decisions: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          status: z.string(),
          taskId: z.string().nullable(),
          /** The messages that it came from. */
          utterances: z.array(z.string()),
        }),
      ),
    }),
  ),
  /** How often each event, told by type and what it is about, is in the log. */
  events: z.record(z.string(), z.number()),
  /** What the log says was delivered: conversation id and message id. */
  delivered: z.array(z.string()),
  audit: AuditVerdict,
  /** Signed heads of the audit log, inside and outside, and what is wrong with them or the log. */
  heads: z.object({ inside: z.number(), outside: z.number(), problem: z.unknown() }),
  /** Jobs that were given up, by id and reason. */
  deadLetters: z.array(z.object({ id: z.string(), code: z.string() })),
  /** Outbox entries that are not handed over. */
  pending: z.number(),
  queues: z.record(
    z.string(),
    z.object({ active: z.number(), scheduled: z.number(), locked: z.number(), deadLettered: z.number() }),
  ),
});
export type Report = z.infer<typeof Report>;

export const FromProduct = z.discriminatedUnion('type', [
  z.object({ type: z.literal('loaded') }),
  z.object({ type: z.literal('ready'), messagesUrl: z.string(), audit: AuditVerdict }),
  z.object({ type: z.literal('report'), report: Report }),
  z.object({ type: z.literal('retried') }),
  z.object({ type: z.literal('stopped') }),
]);
export type FromProduct = z.infer<typeof FromProduct>;
