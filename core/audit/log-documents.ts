import { z } from 'zod';
import type { DocumentKey, DocumentStore, NewDocument, StoredDocument } from '../storage/index.ts';
import { unreadable } from './audit.errors.ts';
import { type AuditEvent, LoggedEvent } from './audit-event.ts';
import type { CompactRange } from './compact-range.ts';
import { perfectSubtrees, type TreeHash } from './merkle-tree.ts';

export const AUDIT_SCOPE = 'audit';
export const EVENT_KIND = 'audit-record';
export const TILE_KIND = 'audit-tile';
const HEAD_KIND = 'audit-log-head';

/** Leaves of a tile. */
export const TILE_SIZE = 256;

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * The tree by its perfect subtrees, and the last block itself: moving this one document with its etag is what appends.
 * The block's events, and the tiles that it completes, get their own documents after it.
 */
const HeadBody = z
  .strictObject({ size: z.number().int().min(1), subtrees: z.array(Hash), block: z.array(LoggedEvent).min(1) })
  .refine(({ size, subtrees }) => subtrees.length === perfectSubtrees(size));

export interface LogHead {
  range: CompactRange;
  block: readonly LoggedEvent[];
  /** null: nothing was ever appended. */
  etag: string | null;
}

/** The leaves of 256 events in a row, and the roots of all perfect subtrees of tiles that end with this one. */
const TileBody = z.strictObject({
  index: z.number().int().min(0),
  /** 256 hashes of 32 bytes, one after the other, as base64url. */
  leaves: z.string(),
  /** The root of this tile, then of the two, four, ... tiles that end here, as many as are perfect. */
  ends: z.array(Hash).min(1),
});

export interface Tile {
  index: number;
  leaves: readonly TreeHash[];
  ends: readonly TreeHash[];
}

/** @throws `AUDIT.UNREADABLE` */
export async function readHead(store: Pick<DocumentStore, 'read'>, tenantId: string): Promise<LogHead> {
  const document = await store.read(headKey(tenantId));
  if (!document) return { range: { size: 0, hashes: [] }, block: [], etag: null };
  const body = HeadBody.safeParse(document.body);
  if (!body.success) throw unreadable(body.error);
  const { size, subtrees, block } = body.data;
  return { range: { size, hashes: subtrees.map(fromHex) }, block, etag: document.etag };
}

export function headDocument(tenantId: string, { size, hashes }: CompactRange, block: readonly LoggedEvent[]) {
  const body: z.input<typeof HeadBody> = { size, subtrees: hashes.map(toHex), block: [...block] };
  return { ...headKey(tenantId), kind: HEAD_KIND, body };
}

export function eventKey(tenantId: string, { id }: Pick<AuditEvent, 'id'>): DocumentKey {
  return { tenantId, scope: AUDIT_SCOPE, id: `record-${id}` };
}

export function eventDocument(tenantId: string, logged: LoggedEvent): NewDocument {
  const { sequence, event } = logged;
  return {
    ...eventKey(tenantId, event),
    kind: EVENT_KIND,
    body: logged,
    fields: { sequence, tile: tileOf(sequence), type: event.type, meetingId: event.meetingId },
  };
}

/** @returns the tile of an event; sequences count from 1, tiles from 0 */
export function tileOf(sequence: number): number {
  return Math.floor((sequence - 1) / TILE_SIZE);
}

export function tileKey(tenantId: string, index: number): DocumentKey {
  return { tenantId, scope: AUDIT_SCOPE, id: `tile-${index}` };
}

export function tileDocument(tenantId: string, { index, leaves, ends }: Tile): NewDocument {
  const body: z.input<typeof TileBody> = {
    index,
    leaves: Buffer.concat(leaves).toString('base64url'),
    ends: ends.map(toHex),
  };
  return { ...tileKey(tenantId, index), kind: TILE_KIND, body, fields: { tile: index } };
}

/** @throws `AUDIT.UNREADABLE` */
export function tileFrom({ body }: StoredDocument): Tile {
  const parsed = TileBody.safeParse(body);
  if (!parsed.success) throw unreadable(parsed.error);
  const bytes = Buffer.from(parsed.data.leaves, 'base64url');
  const leaves = Array.from({ length: bytes.length / 32 }, (_, n) => bytes.subarray(n * 32, n * 32 + 32));
  return { index: parsed.data.index, leaves, ends: parsed.data.ends.map(fromHex) };
}

export function toHex(hash: TreeHash): string {
  return hash.toString('hex');
}

export function fromHex(text: string): TreeHash {
  return Buffer.from(text, 'hex');
}

function headKey(tenantId: string): DocumentKey {
  return { tenantId, scope: AUDIT_SCOPE, id: 'log' };
}
