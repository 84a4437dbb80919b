import { createHash } from 'node:crypto';
import { canonicalJson } from '../shared/canonical-json.ts';

/** SHA-256 of a leaf or of a node; 32 bytes. */
export type TreeHash = Buffer;

/** The root of a tree without leaves. Source: RFC 9162, 2.1.1. */
export const EMPTY_ROOT: TreeHash = createHash('sha256').digest();

/** @returns the hash of a leaf: SHA-256 of 0x00 and the data (RFC 9162, 2.1.1), which is the value as canonical JSON */
export function leafHash(value: unknown): TreeHash {
  return createHash('sha256').update(LEAF).update(canonicalJson(value)).digest();
}

/** @returns the hash over two subtrees: SHA-256 of 0x01 and both hashes (RFC 9162, 2.1.1) */
export function nodeHash(left: TreeHash, right: TreeHash): TreeHash {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** @returns the hash over perfect subtrees that lie side by side, each smaller than the one before it */
export function foldRight(hashes: readonly TreeHash[]): TreeHash {
  return hashes.length === 0 ? EMPTY_ROOT : hashes.reduceRight((right, left) => nodeHash(left, right));
}

/** @returns the largest power of two below the number, which is 2 or more */
export function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}

/** @returns how often the number, 1 or more, can be halved */
export function trailingZeros(number: number): number {
  let zeros = 0;
  for (let rest = number; rest % 2 === 0; rest /= 2) zeros++;
  return zeros;
}

/** @returns how many perfect subtrees make up a tree of this size */
export function perfectSubtrees(size: number): number {
  let count = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}
