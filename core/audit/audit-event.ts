import { z } from 'zod';
import { sha256 } from '../shared/stable-id.ts';
import { AuditEntry } from '../storage/index.ts';

/** What happened: an audit entry of a document's outbox, whose id it keeps. */
export const AuditEvent = AuditEntry.shape.event.extend({ id: z.string().min(1) });
export type AuditEvent = z.infer<typeof AuditEvent>;

/** An event in its place in the tenant's chain. */
export const ChainedEvent = z.object({
  /** 1 for the first event of the tenant. */
  sequence: z.number().int().min(1),
  event: AuditEvent,
  /** Hash of the event before; `GENESIS` for the first. */
  previousHash: z.string(),
  /** SHA-256 over the sequence, the previous hash and the event. */
  hash: z.string(),
});
export type ChainedEvent = z.infer<typeof ChainedEvent>;

export const GENESIS = '0'.repeat(64);

/** @returns the event in its place behind the last one */
export function chainEvent(event: AuditEvent, sequence: number, previousHash: string): ChainedEvent {
  return { sequence, event, previousHash, hash: eventHash(event, sequence, previousHash) };
}

/** @returns the hash that an event in this place must have */
export function eventHash(event: AuditEvent, sequence: number, previousHash: string): string {
  return sha256(`${sequence}\n${previousHash}\n${canonicalJson(event)}`);
}

/** JSON with sorted keys and no spaces: the same value is always the same text. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(',')}}`;
}
