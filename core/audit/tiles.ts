import { type DocumentStore, queryPages, type StoredDocument } from '../storage/index.ts';
import { unreadable } from './audit.errors.ts';
import { LoggedEvent, leafOf } from './audit-event.ts';
import { AUDIT_SCOPE, EVENT_KIND, TILE_SIZE, type Tile, tileFrom, tileKey } from './log-documents.ts';
import { nodeHash, type TreeHash, trailingZeros } from './merkle-tree.ts';

/** Levels of the tree inside a tile. */
const TILE_LEVELS = Math.log2(TILE_SIZE);

/** The hashes of a tenant's tree that do not change any more, read with few documents. */
export interface TileReader {
  /** A tile that is complete; made from its events where it has no document yet. */
  tile(index: number): Promise<Tile>;
  /** The root of the perfect subtree of 2^level leaves that is the index-th of its size; all its leaves must be there. */
  node(level: number, index: number): Promise<TreeHash>;
}

/** What it has read it keeps: make one for each piece of work. */
export function createTileReader(store: Pick<DocumentStore, 'read' | 'query'>, tenantId: string): TileReader {
  const stored = remembered(async (index: number) => {
    const document = await store.read(tileKey(tenantId, index));
    return document ? tileFrom(document) : null;
  });
  /** The leaves of a tile, complete or not. */
  const leaves = remembered(
    async (index: number) => (await stored(index))?.leaves ?? readLeaves(store, tenantId, index),
  );
  const tile = remembered(async (index: number) => (await stored(index)) ?? make(index, await leaves(index)));

  /** Each larger subtree that ends here is this one and its left neighbour, which ended earlier. */
  async function make(index: number, own: readonly TreeHash[]): Promise<Tile> {
    const ends = [rootOfPerfect(own)];
    for (let level = 0; level < trailingZeros(index + 1); level++) {
      const left = await node(TILE_LEVELS + level, (index + 1) / 2 ** level - 2);
      ends.push(nodeHash(left, endOf(ends, level)));
    }
    return { index, leaves: own, ends };
  }

  async function node(level: number, index: number): Promise<TreeHash> {
    if (level >= TILE_LEVELS) {
      const last = (index + 1) * 2 ** (level - TILE_LEVELS) - 1;
      return endOf((await tile(last)).ends, level - TILE_LEVELS);
    }
    const first = index * 2 ** level;
    const start = first % TILE_SIZE;
    return rootOfPerfect((await leaves(Math.floor(first / TILE_SIZE))).slice(start, start + 2 ** level));
  }

  return { tile, node };
}

function remembered<Value>(read: (index: number) => Promise<Value>): (index: number) => Promise<Value> {
  const known = new Map<number, Promise<Value>>();
  return (index) => {
    const value = known.get(index) ?? read(index);
    known.set(index, value);
    return value;
  };
}

/** @returns the events of a tile, complete or not, in their order */
export async function eventsOfTile(
  store: Pick<DocumentStore, 'query'>,
  tenantId: string,
  tile: number,
): Promise<StoredDocument[]> {
  const documents: StoredDocument[] = [];
  const query = { tenantId, scope: AUDIT_SCOPE, kind: EVENT_KIND, where: { tile }, limit: TILE_SIZE };
  for await (const page of queryPages(store, query)) documents.push(...page);
  return documents.sort((a, b) => Number(a.fields['sequence']) - Number(b.fields['sequence']));
}

async function readLeaves(store: Pick<DocumentStore, 'query'>, tenantId: string, tile: number): Promise<TreeHash[]> {
  return (await eventsOfTile(store, tenantId, tile)).map(({ body }) => {
    const logged = LoggedEvent.safeParse(body);
    if (!logged.success) throw unreadable(logged.error);
    return leafOf(logged.data);
  });
}

/** @param hashes a power of two of them */
function rootOfPerfect(hashes: readonly TreeHash[]): TreeHash {
  const [first] = hashes;
  // An event that is not there, or a tile that was cut.
  if (!first || !Number.isInteger(Math.log2(hashes.length))) throw unreadable(undefined);
  if (hashes.length === 1) return first;
  const half = hashes.length / 2;
  return nodeHash(rootOfPerfect(hashes.slice(0, half)), rootOfPerfect(hashes.slice(half)));
}

function endOf(ends: readonly TreeHash[], level: number): TreeHash {
  const end = ends[level];
  if (!end) throw unreadable(undefined);
  return end;
}
