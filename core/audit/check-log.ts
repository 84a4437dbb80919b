import { AppError } from '../shared/app-error.ts';
import { type DocumentStore, queryPages, type StoredDocument } from '../storage/index.ts';
import { LoggedEvent, leafOf } from './audit-event.ts';
import { type CheckedTree, checkTree, type TreeProblem } from './check-tree.ts';
import { completeBlock } from './complete-block.ts';
import { isExactly, isExactlyBeside } from './is-exactly.ts';
import {
  AUDIT_SCOPE,
  EVENT_KIND,
  eventDocument,
  headDocument,
  type LogHead,
  readHead,
  TILE_KIND,
} from './log-documents.ts';
import type { TreeHash } from './merkle-tree.ts';

/**
 * What is wrong at an event or from it on (`sequence`; 0 where that cannot be said):
 * - `unreadable`: a document cannot be read as what it must be
 * - `document`: it stands under another id, with other fields, twice, or has something more than it should
 * - `hash`: the event is not the one that was hashed
 * - `gap`: it is not there
 * - `tile`: a tile has other hashes than the events, or is not there, or is one too many
 * - `head`: the head tells of other events than there are
 */
export type LogProblem = TreeProblem | { sequence: number; reason: 'unreadable' | 'document' | 'hash' | 'gap' };

export type AuditVerdict = { ok: true; events: number } | ({ ok: false } & LogProblem);

export type CheckedLog = CheckedTree | ({ ok: false } & LogProblem);

/** So few that who answers people in the same process is held up for some milliseconds at most. */
const PAGE = 100;
const HASH_BYTES = 32;

export interface CheckOptions {
  /** Of which the root of then is wanted too. */
  sizes?: ReadonlySet<number>;
  /** Lets others of the process have their turn. */
  pause?: () => Promise<void>;
}

/**
 * Reads every document of a tenant's log and recomputes the tree. Takes 33 bytes of memory an event.
 */
export async function checkLog(
  store: DocumentStore,
  tenantId: string,
  { sizes = new Set(), pause = async () => undefined }: CheckOptions = {},
): Promise<CheckedLog> {
  try {
    const head = await readHead(store, tenantId);
    if (!(await isHeadExact(store, tenantId, head))) return { ok: false, sequence: 0, reason: 'document' };
    await completeBlock(store, tenantId, head.range.size, head.block);
    const events = await readLeaves(store, tenantId, head.range.size, pause);
    // What was appended meanwhile stands behind the head of then, but never behind the head of now.
    const last = await readHead(store, tenantId);
    const problem = events.problem ?? newerProblem(events, last);
    if (problem) return { ok: false, ...problem };
    const tiles = await readTiles(store, tenantId);
    const lastSize = last.range.size;
    return await checkTree({ tenantId, head, lastSize, leaves: events.leaves, tiles, sizes, pause });
  } catch (error) {
    // A store that does not answer says nothing about the log.
    if (error instanceof AppError && error.code !== 'AUDIT.UNREADABLE') throw error;
    return { ok: false, sequence: 0, reason: 'unreadable' };
  }
}

/** Somebody may have moved it meanwhile; then it is theirs to be looked at. */
async function isHeadExact(store: DocumentStore, tenantId: string, { range, block, etag }: LogHead): Promise<boolean> {
  const expected = headDocument(tenantId, range, block);
  const stored = await store.read(expected);
  return stored === null || stored.etag !== etag || isExactly(stored, { ...expected, fields: {} });
}

interface Leaves {
  leaves: Buffer;
  /** Sequences that came after the head was read. */
  newer: number[];
  problem: LogProblem | null;
}

/** In whatever order the store gives them, so that none is left out. */
async function readLeaves(
  store: DocumentStore,
  tenantId: string,
  size: number,
  pause: () => Promise<void>,
): Promise<Leaves> {
  const leaves = Buffer.alloc(size * HASH_BYTES);
  const seen = new Uint8Array(size + 1);
  const newer: number[] = [];
  const problems: LogProblem[] = [];
  const query = { tenantId, scope: AUDIT_SCOPE, kind: EVENT_KIND, limit: PAGE };
  for await (const page of queryPages(store, query)) {
    await pause();
    for (const document of page) {
      const read = readEvent(tenantId, document);
      if ('reason' in read) problems.push(read);
      else if (read.sequence > size) newer.push(read.sequence);
      else if (seen[read.sequence]) problems.push({ sequence: read.sequence, reason: 'document' });
      else {
        seen[read.sequence] = 1;
        read.leaf.copy(leaves, (read.sequence - 1) * HASH_BYTES);
      }
    }
  }
  const gap = seen.indexOf(0, 1);
  if (gap !== -1) problems.push({ sequence: gap, reason: 'gap' });
  return { leaves, newer, problem: first(problems) };
}

function readEvent(tenantId: string, document: StoredDocument): LogProblem | { sequence: number; leaf: TreeHash } {
  const logged = LoggedEvent.safeParse(document.body);
  if (!logged.success) return { sequence: Number(document.fields['sequence']) || 0, reason: 'unreadable' };
  const { sequence } = logged.data;
  const leaf = leafOf(logged.data);
  if (leaf.toString('hex') !== logged.data.hash) return { sequence, reason: 'hash' };
  // The body is what was hashed; the rest is held against it.
  const { body: _, ...stored } = eventDocument(tenantId, logged.data);
  if (!isExactlyBeside(document, stored)) return { sequence, reason: 'document' };
  return { sequence, leaf };
}

/** A forged event behind the head would else count as one that was appended meanwhile. */
function newerProblem({ newer }: Leaves, { range: { size } }: LogHead): LogProblem | null {
  const beyond = newer.filter((sequence) => sequence > size);
  return beyond.length === 0 ? null : { sequence: Math.min(...beyond), reason: 'head' };
}

async function readTiles(store: DocumentStore, tenantId: string): Promise<Map<string, StoredDocument>> {
  const tiles = new Map<string, StoredDocument>();
  const query = { tenantId, scope: AUDIT_SCOPE, kind: TILE_KIND, limit: 100 };
  for await (const page of queryPages(store, query)) {
    for (const document of page) tiles.set(document.id, document);
  }
  return tiles;
}

function first(problems: readonly LogProblem[]): LogProblem | null {
  return problems.reduce<LogProblem | null>(
    (lowest, each) => (lowest === null || each.sequence < lowest.sequence ? each : lowest),
    null,
  );
}
