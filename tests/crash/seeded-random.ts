import { seededRandom } from '../../evaluation/seeded-random.ts';

/** Numbers that look random and come again with the same seed. */
export interface SeededRandom {
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  oneOf<Item>(items: readonly [Item, ...Item[]]): Item;
}

export function createSeededRandom(seed: number): SeededRandom {
  const next = seededRandom(seed);
  return {
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    oneOf: (items) => items[Math.floor(next() * items.length)] ?? items[0],
  };
}
