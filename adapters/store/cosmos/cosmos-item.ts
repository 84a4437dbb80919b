import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { NewDocument, OutboxEntry, StoredDocument } from '../../../core/storage/index.ts';
import { checkFields, toMillis } from '../check-arguments.ts';
import { encodeEtag } from './item-etag.ts';
import { itemId } from './item-id.ts';

/** The last instant that a Date can hold: documents without an end live until then, so that one comparison is enough. */
export const FOREVER = 8.64e15;
/** The service removes a document an hour after its end: the sweep, which counts what it removes, comes first. */
const TTL_MARGIN_SECONDS = 3600;
/** The longest time to live that the service takes: about 68 years. */
const MAX_TTL_SECONDS = 2_147_483_647;

const Field = z.union([z.string(), z.number(), z.boolean()]);

/** A document as it lies in the container. Times are milliseconds since 1970, which compare as instants. */
export const CosmosItem = z.object({
  id: z.string(),
  tenantId: z.string(),
  scope: z.string(),
  documentId: z.string(),
  kind: z.string(),
  fields: z.record(z.string(), Field),
  /** Only this store writes it. */
  outbox: z.array(z.custom<OutboxEntry>()),
  /** The earliest `dueAt` of the outbox; left out when there is nothing to hand over. */
  outboxDueAt: z.number().exactOptional(),
  aliveUntil: z.number(),
  /** Seconds from the last write. */
  ttl: z.number().exactOptional(),
  /** Names one write, so that a repeat after a lost answer knows its own work. */
  writeId: z.string(),
  body: z.unknown(),
  _etag: z.string(),
});
export type CosmosItem = z.infer<typeof CosmosItem>;
export type NewCosmosItem = Omit<CosmosItem, '_etag'>;

/**
 * A document as it is at this moment; what the caller changes in it afterwards is not written.
 * @param now milliseconds since 1970
 * @throws `STORE.BAD_FIELD`, `STORE.BAD_INSTANT`
 */
export function toItem(document: NewDocument, now: number): NewCosmosItem {
  const { tenantId, scope, id, kind, fields = {}, outbox = [], expiresAt } = document;
  checkFields(fields);
  const due = outbox.map(({ dueAt }) => toMillis(dueAt));
  const aliveUntil = expiresAt === undefined ? FOREVER : toMillis(expiresAt);
  const parts = { fields, outbox, body: document.body ?? null };
  return {
    id: itemId(document),
    tenantId,
    scope,
    documentId: id,
    kind,
    ...(JSON.parse(JSON.stringify(parts)) as typeof parts & { outbox: OutboxEntry[] }),
    ...(due.length > 0 && { outboxDueAt: Math.min(...due) }),
    aliveUntil,
    ...(expiresAt !== undefined && { ttl: timeToLive(aliveUntil, now) }),
    writeId: randomUUID(),
  };
}

export function toDocument(item: CosmosItem): StoredDocument {
  const { tenantId, scope, documentId, kind, body, fields, outbox, aliveUntil, _etag } = item;
  return {
    tenantId,
    scope,
    id: documentId,
    kind,
    etag: encodeEtag({ aliveUntil, service: _etag }),
    body,
    fields,
    outbox,
    ...(aliveUntil < FOREVER && { expiresAt: new Date(aliveUntil).toISOString() }),
  };
}

function timeToLive(aliveUntil: number, now: number): number {
  const seconds = Math.ceil((aliveUntil - now) / 1000) + TTL_MARGIN_SECONDS;
  return Math.min(Math.max(seconds, 1), MAX_TTL_SECONDS);
}
