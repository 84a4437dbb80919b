import { z } from 'zod';

/** A Planner task as it lies in the file: what a client may set, and what the service adds. */
export const StoredTask = z.object({
  id: z.string(),
  planId: z.string(),
  bucketId: z.string().nullable(),
  title: z.string(),
  orderHint: z.string(),
  percentComplete: z.int(),
  priority: z.int(),
  startDateTime: z.string().nullable(),
  dueDateTime: z.string().nullable(),
  createdDateTime: z.string(),
  completedDateTime: z.string().nullable(),
  createdByApplication: z.string(),
  assignments: z.record(z.string(), z.object({ assignedDateTime: z.string(), orderHint: z.string() })),
});
export type StoredTask = z.infer<typeof StoredTask>;

export const StoredChecklistItem = z.object({
  title: z.string(),
  isChecked: z.boolean(),
  orderHint: z.string(),
  lastModifiedDateTime: z.string(),
});

/** A task's details: a resource of their own, with an etag of their own. */
export const StoredDetails = z.object({
  description: z.string(),
  previewType: z.string(),
  checklist: z.record(z.string(), StoredChecklistItem),
  references: z.record(z.string(), z.unknown()),
});
export type StoredDetails = z.infer<typeof StoredDetails>;

export const StoredMail = z.object({
  id: z.string(),
  mailbox: z.string(),
  sentDateTime: z.string(),
  subject: z.string(),
  to: z.array(z.object({ address: z.string(), name: z.string() })),
  contentType: z.string(),
  content: z.string(),
  headers: z.record(z.string(), z.string()),
  saveToSentItems: z.boolean(),
});
export type StoredMail = z.infer<typeof StoredMail>;
