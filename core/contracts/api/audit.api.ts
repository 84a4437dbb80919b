import { z } from 'zod';
import { PublicKey } from '../public-key.ts';
import { Cursor, PageQuery } from './shared.api.ts';

const EventData = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** One event of the tenant's audit log: ids, levels and counts, nothing that was said. */
export const AuditEventView = z.object({
  sequence: z.number().int(),
  id: z.string(),
  type: z.string(),
  at: z.iso.datetime(),
  actor: z.string(),
  meetingId: z.string(),
  data: EventData,
  hash: z.string(),
});
export const AuditQuery = PageQuery.extend({ type: z.string().max(60).optional() });
/** Latest first. */
export const AuditList = z.object({ events: z.array(AuditEventView), cursor: Cursor });
export type AuditList = z.infer<typeof AuditList>;

const HeadView = z.object({ size: z.number().int(), root: z.string(), at: z.iso.datetime() });
const HeadsView = z.object({ count: z.number().int(), latest: HeadView.nullable() });

/** Whether the log is the one that was written, recomputed from its first event. */
export const AuditVerdict = z.object({
  ok: z.boolean(),
  checkedAt: z.iso.datetime(),
  /** `at` is the event, or the size of the signed head, that is wrong; 0 where that cannot be said. */
  problem: z.object({ of: z.enum(['log', 'head']), reason: z.string(), at: z.number().int() }).nullable(),
  size: z.number().int(),
  root: z.string().nullable(),
  /** Signed heads beside the log. */
  heads: HeadsView,
  /** Those outside. */
  anchored: HeadsView,
});
export type AuditVerdict = z.infer<typeof AuditVerdict>;

/** That one event is in the log, to be checked without us: RFC 9162 over canonical JSON (RFC 8785), and a JWS. */
export const AuditProofView = z.object({
  type: z.literal('kollegan-audit-proof'),
  version: z.literal(1),
  tenantId: z.string(),
  /** As it is hashed: with aliases in the place of persons. */
  event: z.object({
    sequence: z.number().int(),
    event: z.object({
      id: z.string(),
      type: z.string(),
      at: z.iso.datetime(),
      actor: z.string(),
      conversationId: z.string(),
      meetingId: z.string(),
      correlationId: z.string(),
      data: EventData,
    }),
    hash: z.string(),
  }),
  path: z.array(z.string()),
  head: z.string(),
  keys: z.array(PublicKey),
});
