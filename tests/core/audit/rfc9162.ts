import { createHash } from 'node:crypto';

/** RFC 9162 by its definitions: recursive, over all leaves, with nothing of the product's own code. */

const sha256 = (...parts: readonly Uint8Array[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** k: the largest power of two smaller than n. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** 2.1.1: MTH(D[n]) */
export function treeHash(data: readonly Uint8Array[]): Buffer {
  const [only] = data;
  if (only === undefined) return sha256();
  if (data.length === 1) return sha256(Buffer.of(0), only);
  const k = split(data.length);
  return sha256(Buffer.of(1), treeHash(data.slice(0, k)), treeHash(data.slice(k)));
}

/** 2.1.3.1: PATH(m, D[n]) */
export function auditPath(m: number, data: readonly Uint8Array[]): Buffer[] {
  if (data.length <= 1) return [];
  const k = split(data.length);
  return m < k
    ? [...auditPath(m, data.slice(0, k)), treeHash(data.slice(k))]
    : [...auditPath(m - k, data.slice(k)), treeHash(data.slice(0, k))];
}

/** 2.1.4.1: PROOF(m, D[n]) */
export function consistencyProof(m: number, data: readonly Uint8Array[]): Buffer[] {
  return subProof(m, data, true);
}

function subProof(m: number, data: readonly Uint8Array[], isWhole: boolean): Buffer[] {
  if (m === data.length) return isWhole ? [] : [treeHash(data)];
  const k = split(data.length);
  return m <= k
    ? [...subProof(m, data.slice(0, k), isWhole), treeHash(data.slice(k))]
    : [...subProof(m - k, data.slice(k), false), treeHash(data.slice(0, k))];
}

/** The root that follows from a leaf and its path, by the definition of the path: the recursion read backwards. */
export function rootFromPath(leaf: Uint8Array, m: number, n: number, path: readonly Buffer[]): Buffer | null {
  if (n === 1) return path.length === 0 ? sha256(Buffer.of(0), leaf) : null;
  const sibling = path.at(-1);
  if (!sibling) return null;
  const k = split(n);
  const rest = path.slice(0, -1);
  const own = m < k ? rootFromPath(leaf, m, k, rest) : rootFromPath(leaf, m - k, n - k, rest);
  if (!own) return null;
  return m < k ? sha256(Buffer.of(1), own, sibling) : sha256(Buffer.of(1), sibling, own);
}
