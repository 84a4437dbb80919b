import type { StoredMessage } from '../queues/queue-message.ts';

/** What a queue writes down. Every write is part of a transaction that the engine commits before anyone is answered. */
export interface QueueStore {
  /** A number that was never used before, also not before a restart. */
  nextSequence(): number;
  insert(queue: string, message: StoredMessage, encoded: Buffer): void;
  /** Writes the state of a message, and the queue it now is in. */
  save(queue: string, message: StoredMessage): void;
  rewrite(id: number, encoded: Buffer): void;
  encoded(id: number): Buffer;
  delete(id: number): void;
  /** @returns the sequence numbers of a queue in order, from this one on. */
  sequencesFrom(queue: string, sequence: number, count: number): number[];
  remember(queue: string, messageId: string, at: number): void;
  forget(queue: string, before: number): void;
}
