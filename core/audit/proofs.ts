import type { DocumentStore } from '../storage/index.ts';
import { foldRight, type TreeHash } from './merkle-tree.ts';
import { consistencyRanges, inclusionRanges, type LeafRange, perfectParts } from './proof-ranges.ts';
import { createTileReader } from './tiles.ts';

type Reads = Pick<DocumentStore, 'read' | 'query'>;

/**
 * Proofs from what is stored. In a log of n events a proof reads one tile for each of at most log2(n / 256) subtrees,
 * the tile of the event itself, and one query of fewer than 256 events for what no tile covers yet.
 */
export interface ProofReader {
  /** @param index counted from 0, below the size */
  inclusion(index: number, size: number): Promise<TreeHash[]>;
  /** That the tree of the first size begins that of the second. */
  consistency(older: number, newer: number): Promise<TreeHash[]>;
  /** The root that the tree had at this size. */
  root(size: number): Promise<TreeHash>;
}

/** @param tenantId whose head's block has its documents */
export function createProofReader(store: Reads, tenantId: string): ProofReader {
  const tiles = createTileReader(store, tenantId);

  async function hashOf(range: LeafRange): Promise<TreeHash> {
    return foldRight(await Promise.all(perfectParts(range).map(({ level, index }) => tiles.node(level, index))));
  }

  return {
    inclusion: (index, size) => Promise.all(inclusionRanges(index, size).map(hashOf)),
    consistency: (older, newer) => Promise.all(consistencyRanges(older, newer).map(hashOf)),
    root: (size) => hashOf({ from: 0, to: size }),
  };
}
