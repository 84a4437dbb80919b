import { EMPTY_ROOT, nodeHash, type TreeHash } from './merkle-tree.ts';

/** That a leaf is in the tree of this size and root. `index` counts from 0. */
export interface InclusionClaim {
  leaf: TreeHash;
  index: number;
  size: number;
  root: TreeHash;
}

/** That a tree begins another. */
export interface ConsistencyClaim {
  older: { size: number; root: TreeHash };
  newer: { size: number; root: TreeHash };
}

/** Numbers that a proof may be about: past these JavaScript would round. */
const isSize = (number: number) => Number.isSafeInteger(number) && number >= 0;
const areHashes = (hashes: readonly TreeHash[]) => hashes.every(({ length }) => length === 32);
const isOdd = (number: number) => number % 2 === 1;

/** Source: RFC 9162, 2.1.3.2, step by step; a proof that is longer or shorter than it must be is refused. */
export function verifyInclusion({ leaf, index, size, root }: InclusionClaim, path: readonly TreeHash[]): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || !areHashes([leaf, root, ...path])) return false;
  let [fn, sn] = [index, size - 1];
  let hash = leaf;
  for (const part of path) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      hash = nodeHash(part, hash);
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else {
      hash = nodeHash(hash, part);
    }
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && hash.equals(root);
}

/**
 * Source: RFC 9162, 2.1.4.2, step by step. Beyond it: a tree is consistent with itself, and every tree begins with the
 * empty one; neither takes a proof, and one that is given is refused.
 */
export function verifyConsistency({ older, newer }: ConsistencyClaim, path: readonly TreeHash[]): boolean {
  if (!isSize(older.size) || !isSize(newer.size) || older.size > newer.size) return false;
  if (!areHashes([older.root, newer.root, ...path])) return false;
  if (older.size === 0 && !older.root.equals(EMPTY_ROOT)) return false;
  if (newer.size === 0 && !newer.root.equals(EMPTY_ROOT)) return false;
  if (older.size === newer.size) return path.length === 0 && older.root.equals(newer.root);
  if (older.size === 0) return path.length === 0;
  return pathLeadsToBoth({ older, newer }, path);
}

function pathLeadsToBoth({ older, newer }: ConsistencyClaim, path: readonly TreeHash[]): boolean {
  if (path.length === 0) return false;
  const isPerfect = Number.isInteger(Math.log2(older.size));
  const [first, ...rest] = isPerfect ? [older.root, ...path] : path;
  if (!first) return false;
  let [fn, sn] = [older.size - 1, newer.size - 1];
  while (isOdd(fn)) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  let [fr, sr] = [first, first];
  for (const part of rest) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      fr = nodeHash(part, fr);
      sr = nodeHash(part, sr);
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else {
      sr = nodeHash(sr, part);
    }
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && fr.equals(older.root) && sr.equals(newer.root);
}
