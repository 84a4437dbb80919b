/** The message ids that a queue accepted lately; in memory what the store has on disk. */
export interface DuplicateHistory {
  has(messageId: string): boolean;
  add(messageId: string, at: number): void;
  /** Forgets what is older than the window. @returns whether there was anything. */
  prune(before: number): boolean;
}

/** @param known oldest first */
export function createDuplicateHistory(
  known: Iterable<readonly [messageId: string, at: number]> = [],
): DuplicateHistory {
  // A Map keeps the order of insertion, so the oldest are always in front.
  const seen = new Map(known);

  return {
    has: (messageId) => seen.has(messageId),
    add(messageId, at) {
      seen.delete(messageId);
      seen.set(messageId, at);
    },
    prune(before) {
      let pruned = false;
      for (const [messageId, at] of seen) {
        if (at > before) break;
        seen.delete(messageId);
        pruned = true;
      }
      return pruned;
    },
  };
}
