import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { DocumentQuery, DocumentScan, StoredDocument } from '../../core/storage/index.ts';
import { badContinuation } from './store.errors.ts';

/** The last document of a page: the next page starts behind it, whatever was inserted or removed meanwhile. */
export const Position = z.object({
  /** Its value of the field that orders the list; null when it has none or nothing orders. */
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  id: z.string(),
  scope: z.string(),
});
export type Position = z.infer<typeof Position>;

export function positionOf(document: StoredDocument, { orderBy }: DocumentQuery): Position {
  const value = orderBy ? document.fields[orderBy.field] : undefined;
  return { value: value ?? null, id: document.id, scope: document.scope };
}

/** @returns the query that stands for a scan where continuations are signed; no kind has such a name */
export function scanAsQuery({ tenantId, scope, limit, withExpired = false }: DocumentScan): DocumentQuery {
  return { tenantId, ...(scope !== undefined && { scope }), kind: '*', where: { withExpired }, limit };
}

/** @returns an opaque text, signed together with the query, so that it only continues the list it came from. */
export function encodeContinuation(position: Position, query: DocumentQuery, key: Uint8Array): string {
  const payload = JSON.stringify(position);
  return `${Buffer.from(payload).toString('base64url')}.${sign(payload, query, key).toString('base64url')}`;
}

/** @throws `STORE.BAD_CONTINUATION` for a text that this store did not give out for this query */
export function decodeContinuation(continuation: string, query: DocumentQuery, key: Uint8Array): Position {
  const [payload = '', signature = ''] = continuation.split('.').map((part) => Buffer.from(part, 'base64url'));
  const expected = sign(String(payload), query, key);
  if (signature.length !== expected.length || !timingSafeEqual(Buffer.from(signature), expected)) {
    throw badContinuation();
  }
  return Position.parse(JSON.parse(String(payload)));
}

function sign(payload: string, { tenantId, scope, kind, where = {}, orderBy }: DocumentQuery, key: Uint8Array): Buffer {
  const conditions = Object.entries(where).sort(([a], [b]) => (a < b ? -1 : 1));
  const list = JSON.stringify([tenantId, scope ?? null, kind, conditions, orderBy?.field, orderBy?.direction]);
  return createHmac('sha256', key).update(list).update('\n').update(payload).digest();
}
