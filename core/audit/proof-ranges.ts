import { splitOf } from './merkle-tree.ts';

/** Leaves from `from` up to, but without, `to`, counted from 0. */
export interface LeafRange {
  from: number;
  to: number;
}

/**
 * @returns whose hashes prove that a leaf is in a tree, from the leaf upwards. Source: RFC 9162, 2.1.3.1
 * @param index of the leaf, counted from 0; below the size
 */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  const ranges: LeafRange[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
    }
  }
  return ranges.reverse();
}

/** @returns whose hashes prove that a tree of the one size begins one of the other. Source: RFC 9162, 2.1.4.1 */
export function consistencyRanges(older: number, newer: number): LeafRange[] {
  if (older === 0) return [];
  const ranges: LeafRange[] = [];
  let [from, to] = [0, newer];
  while (older < to) {
    const middle = from + splitOf(to - from);
    if (older <= middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
    }
  }
  // The older tree itself is known to who asks; a part of it is not.
  if (from > 0) ranges.push({ from, to });
  return ranges.reverse();
}

/** @returns the perfect subtrees that a range of a proof consists of, largest first */
export function perfectParts({ from, to }: LeafRange): { level: number; index: number }[] {
  const parts: { level: number; index: number }[] = [];
  for (let start = from; start < to; ) {
    const level = Math.floor(Math.log2(to - start));
    parts.push({ level, index: start / 2 ** level });
    start += 2 ** level;
  }
  return parts;
}
