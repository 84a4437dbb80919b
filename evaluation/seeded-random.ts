/** mulberry32: the same numbers from the same seed on every machine. @returns a source of numbers in [0, 1) */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Fisher-Yates, in place. */
export function shuffle<T extends Int32Array | string[]>(items: T, random: () => number): T {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const held = items[at];
    const swapped = items[other];
    if (held === undefined || swapped === undefined) continue;
    items[at] = swapped;
    items[other] = held;
  }
  return items;
}
