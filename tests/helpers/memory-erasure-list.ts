import type { ErasureList, ErasureListEntry } from '../../core/erasure/index.ts';

/** A list in memory, as beside any backup. */
export function createMemoryErasureList(): ErasureList & { all: ErasureListEntry[] } {
  const all: ErasureListEntry[] = [];
  return {
    all,
    key: async () => new Uint8Array(32).fill(7),
    async add(entry) {
      if (!all.some(({ requestId }) => requestId === entry.requestId)) all.push(entry);
    },
    entries: async () => all,
  };
}
