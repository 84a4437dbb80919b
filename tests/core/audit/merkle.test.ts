import fc from 'fast-check';
import { type CompactRange, EMPTY_RANGE, rootOf, withLeaf } from '../../../core/audit/compact-range.ts';
import { foldRight, leafHash, nodeHash, type TreeHash } from '../../../core/audit/merkle-tree.ts';
import { consistencyRanges, inclusionRanges, type LeafRange, perfectParts } from '../../../core/audit/proof-ranges.ts';
import { verifyConsistency, verifyInclusion } from '../../../core/audit/verify-proofs.ts';
import { auditPath, consistencyProof, rootFromPath, treeHash } from './rfc9162.ts';

const LARGEST = 300;
/** What is logged, and as the bytes that are hashed; small numbers are their own canonical JSON. */
const DATA = Array.from({ length: LARGEST }, (_, n) => n * 7);
const BYTES = DATA.map((each) => Buffer.from(String(each)));
const LEAVES = DATA.map(leafHash);

const RANGES: CompactRange[] = [EMPTY_RANGE];
for (const leaf of LEAVES) RANGES.push(withLeaf(RANGES.at(-1) ?? EMPTY_RANGE, leaf));
const rangeAt = (size: number) => RANGES[size] ?? EMPTY_RANGE;
const rootAt = (size: number) => rootOf(rangeAt(size));
const bytesOf = (size: number) => BYTES.slice(0, size);

/** The hash of a range as the product takes it together, over nodes by the RFC. */
function hashOf(range: LeafRange): TreeHash {
  return foldRight(
    perfectParts(range).map(({ level, index }) => treeHash(BYTES.slice(index * 2 ** level, (index + 1) * 2 ** level))),
  );
}
const inclusion = (index: number, size: number) => inclusionRanges(index, size).map(hashOf);
const consistency = (older: number, newer: number) => consistencyRanges(older, newer).map(hashOf);
const hex = (hashes: readonly TreeHash[]) => hashes.map((hash) => hash.toString('hex'));
const head = (size: number) => ({ size, root: rootAt(size) });

describe('a tree', () => {
  it('of no leaves has the root of RFC 9162, and so have those of its first sizes', () => {
    // SHA-256 of nothing, of 0x00, of 0x01 and two leaves.
    expect(rootAt(0).toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(rootAt(1).equals(treeHash(bytesOf(1)))).toBe(true);
    expect(rootAt(2).equals(nodeHash(leafHash(0), leafHash(7)))).toBe(true);
  });

  it(`has the root that the RFC defines, at every size up to ${LARGEST}`, () => {
    for (let size = 0; size <= LARGEST; size++) {
      expect(rootAt(size).toString('hex')).toBe(treeHash(bytesOf(size)).toString('hex'));
    }
  });
});

/** Every pair of a small tree, and some of larger ones. */
const pairs = fc.nat(LARGEST - 1).chain((n) => fc.tuple(fc.nat(n), fc.constant(n + 1)));

describe('an inclusion proof', () => {
  it('is the path of the RFC and verifies, for every leaf of every size up to 40', () => {
    for (let size = 1; size <= 40; size++) {
      for (let index = 0; index < size; index++) checkInclusion(index, size);
    }
  });

  it('is so for larger trees', () => {
    fc.assert(
      fc.property(pairs, ([index, size]) => checkInclusion(index, size)),
      { numRuns: 150 },
    );
  });

  function checkInclusion(index: number, size: number): void {
    const path = inclusion(index, size);
    expect(hex(path)).toEqual(hex(auditPath(index, bytesOf(size))));
    const claim = { leaf: leafHash(DATA[index]), index, ...head(size) };
    expect(verifyInclusion(claim, path)).toBe(true);
    const independent = rootFromPath(BYTES[index] ?? Buffer.of(), index, size, path);
    expect(independent?.equals(rootAt(size))).toBe(true);
  }

  it('of anything else does not verify', () => {
    fc.assert(
      fc.property(pairs, fc.nat(20), fc.nat(31), ([index, size], at, byte) => {
        const path = inclusion(index, size);
        const claim = { leaf: leafHash(DATA[index]), index, ...head(size) };
        const other = path.map((hash, n) => (n === at % path.length ? withByteChanged(hash, byte) : hash));
        const refused = [
          verifyInclusion(claim, [...path, rootAt(size)]),
          verifyInclusion({ ...claim, leaf: leafHash('another') }, path),
          verifyInclusion({ ...claim, root: withByteChanged(claim.root, byte) }, path),
          verifyInclusion({ ...claim, index: size }, path),
          verifyInclusion({ ...claim, index: -1 }, path),
          verifyInclusion({ ...claim, index: index + 0.5 }, path),
          verifyInclusion({ ...claim, size: 0 }, path),
          verifyInclusion({ ...claim, size: Number.NaN }, path),
          verifyInclusion({ ...claim, size: 2 ** 60 }, path),
          ...(path.length > 0
            ? [
                verifyInclusion(claim, path.slice(1)),
                verifyInclusion(claim, path.slice(0, -1)),
                verifyInclusion(claim, other),
              ]
            : []),
          verifyInclusion(claim, [...path.slice(0, -1), Buffer.alloc(31)]),
          ...(index + 1 < size ? [verifyInclusion({ ...claim, index: index + 1 }, path)] : []),
        ];
        expect(refused).toEqual(refused.map(() => false));
      }),
      { numRuns: 150 },
    );
  });

  it('for another size of the tree does not verify where the shape differs', () => {
    // The same path fits trees of other sizes too; it is the root that tells them apart.
    for (let size = 1; size < 40; size++) {
      const claim = { leaf: leafHash(0), index: 0, size, root: rootAt(size) };
      for (let other = 1; other <= 40; other++) {
        if (other === size) continue;
        expect(verifyInclusion({ ...claim, root: rootAt(other) }, inclusion(0, size))).toBe(false);
        expect(verifyInclusion({ ...claim, ...head(other) }, inclusion(0, size))).toBe(false);
      }
    }
  });
});

describe('a consistency proof', () => {
  it('is that of the RFC and verifies, for all pairs of sizes up to 40', () => {
    for (let newer = 1; newer <= 40; newer++) {
      for (let older = 1; older <= newer; older++) checkConsistency(older, newer);
    }
  });

  it('is so for larger trees', () => {
    fc.assert(
      fc.property(pairs, ([older, newer]) => checkConsistency(older + 1, newer)),
      { numRuns: 150 },
    );
  });

  function checkConsistency(older: number, newer: number): void {
    const path = consistency(older, newer);
    expect(hex(path)).toEqual(hex(consistencyProof(older, bytesOf(newer))));
    expect(verifyConsistency({ older: head(older), newer: head(newer) }, path)).toBe(true);
  }

  it('from nothing, and to itself, is empty and nothing else', () => {
    for (const size of [0, 1, 2, 7, 8]) {
      expect(verifyConsistency({ older: head(0), newer: head(size) }, [])).toBe(true);
      expect(verifyConsistency({ older: head(size), newer: head(size) }, [])).toBe(true);
      expect(verifyConsistency({ older: head(0), newer: head(size) }, [rootAt(1)])).toBe(false);
      expect(verifyConsistency({ older: head(size), newer: head(size) }, [rootAt(1)])).toBe(false);
    }
    expect(verifyConsistency({ older: { size: 0, root: rootAt(3) }, newer: head(5) }, [])).toBe(false);
    expect(verifyConsistency({ older: { size: 5, root: rootAt(3) }, newer: head(5) }, [])).toBe(false);
    expect(verifyConsistency({ older: head(0), newer: { size: 0, root: rootAt(1) } }, [])).toBe(false);
  });

  it('of anything else does not verify', () => {
    fc.assert(
      fc.property(pairs, fc.nat(20), fc.nat(31), ([smaller, newer], at, byte) => {
        const older = smaller + 1;
        fc.pre(older < newer);
        const path = consistency(older, newer);
        const claim = { older: head(older), newer: head(newer) };
        const other = path.map((hash, n) => (n === at % path.length ? withByteChanged(hash, byte) : hash));
        const refused = [
          verifyConsistency(claim, []),
          verifyConsistency(claim, path.slice(1)),
          verifyConsistency(claim, path.slice(0, -1)),
          verifyConsistency(claim, [...path, rootAt(older)]),
          verifyConsistency(claim, other),
          verifyConsistency({ older: claim.newer, newer: claim.older }, path),
          verifyConsistency({ ...claim, older: { size: older, root: withByteChanged(rootAt(older), byte) } }, path),
          verifyConsistency({ ...claim, newer: { size: newer, root: withByteChanged(rootAt(newer), byte) } }, path),
          verifyConsistency({ ...claim, newer: { size: older, root: rootAt(newer) } }, path),
          verifyConsistency({ ...claim, older: { size: older + 1, root: rootAt(older) } }, path),
          verifyConsistency({ ...claim, older: { size: older + 0.5, root: rootAt(older) } }, path),
          verifyConsistency({ ...claim, newer: { size: -1, root: rootAt(newer) } }, path),
        ];
        expect(refused).toEqual(refused.map(() => false));
      }),
      { numRuns: 150 },
    );
  });

  it('does not join a tree to one that was rewritten', () => {
    const rewritten = [...LEAVES.slice(0, 3), leafHash('rewritten'), ...LEAVES.slice(4, 20)].reduce(
      withLeaf,
      EMPTY_RANGE,
    );
    for (let older = 4; older < 20; older++) {
      const claim = { older: head(older), newer: { size: 20, root: rootOf(rewritten) } };
      expect(verifyConsistency(claim, consistency(older, 20))).toBe(false);
    }
  });
});

function withByteChanged(hash: TreeHash, at: number): TreeHash {
  const changed = Buffer.from(hash);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}
