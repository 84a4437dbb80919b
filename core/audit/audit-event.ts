import { z } from 'zod';
import { AuditEntry } from '../storage/index.ts';
import { leafHash, type TreeHash } from './merkle-tree.ts';

/** What happened: an audit entry of a document's outbox, whose id it keeps. */
export const AuditEvent = AuditEntry.shape.event.extend({ id: z.string().min(1) });
export type AuditEvent = z.infer<typeof AuditEvent>;

/** An event in its place in the tenant's log, with aliases in the place of persons. */
export const LoggedEvent = z.strictObject({
  /** 1 for the first event of the tenant. */
  sequence: z.number().int().min(1),
  event: AuditEvent.strict(),
  /** The leaf of the Merkle tree, hexadecimal: SHA-256 of 0x00 and the canonical JSON of `sequence` and `event`. */
  hash: z.string(),
});
export type LoggedEvent = z.infer<typeof LoggedEvent>;

/** @returns the leaf that an event in this place must have */
export function leafOf({ sequence, event }: Pick<LoggedEvent, 'sequence' | 'event'>): TreeHash {
  return leafHash({ sequence, event });
}
