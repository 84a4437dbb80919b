import { foldRight, nodeHash, type TreeHash, trailingZeros } from './merkle-tree.ts';

/** A tree by the roots of its perfect subtrees, largest first: all that is needed to add leaves and to tell its root. */
export interface CompactRange {
  size: number;
  hashes: readonly TreeHash[];
}

export const EMPTY_RANGE: CompactRange = { size: 0, hashes: [] };

/** @returns the tree with one leaf more */
export function withLeaf({ size, hashes }: CompactRange, leaf: TreeHash): CompactRange {
  const next = [...hashes];
  let merged = leaf;
  for (let level = trailingZeros(size + 1); level > 0; level--) {
    const left = next.pop();
    if (!left) throw new TypeError('The range has fewer subtrees than its size says.');
    merged = nodeHash(left, merged);
  }
  return { size: size + 1, hashes: [...next, merged] };
}

export function rootOf({ hashes }: CompactRange): TreeHash {
  return foldRight(hashes);
}
