import type { StoredDocument } from '../storage/index.ts';
import { leafOf } from './audit-event.ts';
import { type CompactRange, EMPTY_RANGE, rootOf, withLeaf } from './compact-range.ts';
import { isExactly } from './is-exactly.ts';
import { type LogHead, TILE_SIZE, type Tile, tileDocument, tileFrom, tileKey } from './log-documents.ts';
import { nodeHash, type TreeHash, trailingZeros } from './merkle-tree.ts';

export interface TreeProblem {
  /** The first event that may be meant. */
  sequence: number;
  reason: 'tile' | 'head';
}

export interface TreeToCheck {
  tenantId: string;
  head: LogHead;
  /** Of the log a moment later: tiles may have come meanwhile. */
  lastSize: number;
  /** As many as the head says, 32 bytes each. */
  leaves: Buffer;
  /** Every tile there is, by the id of its document. */
  tiles: ReadonlyMap<string, StoredDocument>;
  sizes: ReadonlySet<number>;
  pause: () => Promise<void>;
}

export type CheckedTree =
  | { ok: true; size: number; root: TreeHash; rootAt: ReadonlyMap<number, TreeHash> }
  | ({ ok: false } & TreeProblem);

/** Builds the tree anew from its leaves, and holds the tiles, the head and the head's block against it. */
export async function checkTree(of: TreeToCheck): Promise<CheckedTree> {
  const { tenantId, head, lastSize, leaves, tiles, sizes, pause } = of;
  const { size } = head.range;
  const rootAt = new Map<number, TreeHash>([[0, rootOf(EMPTY_RANGE)]]);
  const tileRoots: TreeHash[] = [];
  let range: CompactRange = EMPTY_RANGE;
  for (let sequence = 1; sequence <= size; sequence++) {
    range = withLeaf(range, leafAt(leaves, sequence));
    if (sizes.has(sequence)) rootAt.set(sequence, rootOf(range));
    if (sequence % TILE_SIZE === 0) {
      await pause();
      const tile = nextTile(leaves, sequence / TILE_SIZE - 1, tileRoots);
      const stored = tiles.get(tileKey(tenantId, tile.index).id);
      if (!stored || !isExactly(stored, tileDocument(tenantId, tile))) return tileProblem(tile, stored);
    }
  }
  // Whoever adds a tile that should not be there, or under another name.
  const completeTiles = Math.floor(lastSize / TILE_SIZE);
  const known = new Set(Array.from({ length: completeTiles }, (_, index) => tileKey(tenantId, index).id));
  if ([...tiles.keys()].some((id) => !known.has(id))) return { ok: false, sequence: size, reason: 'tile' };

  const subtree = firstDifference(range, head.range);
  if (subtree !== null) return { ok: false, sequence: subtree, reason: 'head' };
  const wrong = head.block.find((logged, index) => {
    const sequence = size - head.block.length + 1 + index;
    const leaf = leafAt(leaves, sequence);
    return logged.sequence !== sequence || logged.hash !== leaf.toString('hex') || !leafOf(logged).equals(leaf);
  });
  if (wrong) return { ok: false, sequence: Math.min(wrong.sequence, size), reason: 'head' };
  return { ok: true, size, root: rootOf(range), rootAt };
}

function leafAt(leaves: Buffer, sequence: number): TreeHash {
  return leaves.subarray((sequence - 1) * 32, sequence * 32);
}

/** @param roots of the largest perfect subtrees of the tiles before; changed to those with this one */
function nextTile(leaves: Buffer, index: number, roots: TreeHash[]): Tile {
  const own = Array.from({ length: TILE_SIZE }, (_, n) => leafAt(leaves, index * TILE_SIZE + n + 1));
  let merged = rootOf(own.reduce(withLeaf, EMPTY_RANGE));
  const ends = [merged];
  for (let level = trailingZeros(index + 1); level > 0; level--) {
    const left = roots.pop();
    if (!left) throw new TypeError('There are fewer subtrees than tiles.');
    merged = nodeHash(left, merged);
    ends.push(merged);
  }
  roots.push(merged);
  return { index, leaves: own, ends };
}

/** @returns the first event whose hash the stored tile has otherwise; its first where it is not a matter of one */
function tileProblem(expected: Tile, stored: StoredDocument | undefined): CheckedTree {
  const before = expected.index * TILE_SIZE;
  const found = stored && leavesOf(stored);
  const differs = found ? expected.leaves.findIndex((leaf, n) => !found[n]?.equals(leaf)) : -1;
  return { ok: false, sequence: before + Math.max(differs, 0) + 1, reason: 'tile' };
}

function leavesOf(stored: StoredDocument): readonly TreeHash[] | null {
  try {
    return tileFrom(stored).leaves;
  } catch {
    return null;
  }
}

/** @returns the first event of the first perfect subtree that differs; null when the trees are the same */
function firstDifference(own: CompactRange, claimed: CompactRange): number | null {
  let sequence = 1;
  let rest = own.size;
  for (const [index, hash] of own.hashes.entries()) {
    if (!claimed.hashes[index]?.equals(hash)) return sequence;
    const leaves = 2 ** Math.floor(Math.log2(rest));
    sequence += leaves;
    rest -= leaves;
  }
  return null;
}
