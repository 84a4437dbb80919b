import { z } from 'zod';
import { QueueName } from '../contracts/queues.ts';

const EntryBase = z.object({
  /** Unique in its document; the same effect always gets the same id, so a repeat is recognised. */
  id: z.string().min(1),
  /** The dispatcher leaves it alone until then (ISO 8601): the turn that wrote it may do the work itself first. */
  dueAt: z.iso.datetime(),
});

/** A message for a queue. */
export const JobEntry = EntryBase.extend({
  type: z.literal('job'),
  queue: QueueName,
  /** Business key; Service Bus drops a second message with the same id. */
  messageId: z.string().min(1).max(128),
  correlationId: z.string(),
  body: z.unknown(),
  /** Enqueue at this instant instead of now (ISO 8601). */
  scheduledFor: z.iso.datetime().optional(),
});

/** An event for the tenant's audit log. */
export const AuditEntry = EntryBase.extend({
  type: z.literal('audit'),
  event: z.object({
    type: z.string().min(1),
    at: z.iso.datetime(),
    /** A person id or `system`. */
    actor: z.string().min(1),
    conversationId: z.string(),
    meetingId: z.string(),
    correlationId: z.string(),
    /** Ids, levels, counts, hashes: no names and nothing that was said. */
    data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  }),
});

/** Words that a person's level allows to keep, on their way to a document of their own with a time to live. */
export const KeepEntry = EntryBase.extend({
  type: z.literal('keep'),
  document: z.object({
    id: z.string().min(1),
    expiresAt: z.iso.datetime(),
    body: z.unknown(),
  }),
});

export const OutboxEntry = z.discriminatedUnion('type', [JobEntry, AuditEntry, KeepEntry]);
export type OutboxEntry = z.infer<typeof OutboxEntry>;
export type JobEntry = z.infer<typeof JobEntry>;
export type AuditEntry = z.infer<typeof AuditEntry>;
export type KeepEntry = z.infer<typeof KeepEntry>;
