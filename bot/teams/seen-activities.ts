import type { Turn } from './turn.ts';

/** Teams may deliver an activity again when an answer took long; the second one is answered without being run. */
export interface SeenActivities {
  /** @returns false when this activity was seen before */
  first(turn: Turn): boolean;
  /** The turn failed: a redelivery may try again. */
  forget(turn: Turn): void;
}

const REMEMBERED = 10_000;

/**
 * Remembers the latest activities in memory. A restart forgets them, which loses nothing: what a message causes has
 * ids that follow from the message, so even then it happens once.
 */
export function createSeenActivities(): SeenActivities {
  const seen = new Set<string>();
  return {
    first(turn) {
      const key = keyOfTurn(turn);
      if (seen.has(key)) return false;
      seen.add(key);
      const oldest = seen.size > REMEMBERED ? seen.values().next().value : undefined;
      if (oldest !== undefined) seen.delete(oldest);
      return true;
    },
    forget: (turn) => seen.delete(keyOfTurn(turn)),
  };
}

function keyOfTurn({ tenantId, conversationId, activityId }: Turn): string {
  return JSON.stringify([tenantId, conversationId, activityId]);
}
