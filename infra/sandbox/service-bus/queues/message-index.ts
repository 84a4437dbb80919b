import { createHeap } from './heap.ts';
import type { QueueMessage } from './queue-message.ts';

/** The messages of one queue, at hand by everything a queue asks for, so that no question walks through them all. */
export interface MessageIndex {
  add(message: QueueMessage): void;
  remove(message: QueueMessage): void;
  /** @returns the message as it is from now on. */
  change(message: QueueMessage, to: Partial<Omit<QueueMessage, 'id'>>): QueueMessage;
  bySequence(sequence: number): QueueMessage | undefined;
  byLock(token: string): QueueMessage | undefined;
  nextActive(): QueueMessage | undefined;
  nextDue(): QueueMessage | undefined;
  nextUnlocked(): QueueMessage | undefined;
  nextExpired(): QueueMessage | undefined;
  count(): { active: number; scheduled: number; deferred: number; locked: number };
}

function lockedUntil(message: QueueMessage): number {
  return message.lock?.until ?? 0;
}

export function createMessageIndex(): MessageIndex {
  const sequences = new Map<number, QueueMessage>();
  const tokens = new Map<string, QueueMessage>();
  const active = createHeap<QueueMessage>((a, b) => a.sequence < b.sequence);
  const scheduled = createHeap<QueueMessage>(
    (a, b) => a.enqueuedAt < b.enqueuedAt || (a.enqueuedAt === b.enqueuedAt && a.sequence < b.sequence),
  );
  const locked = createHeap<QueueMessage>((a, b) => lockedUntil(a) < lockedUntil(b));
  const expiring = createHeap<QueueMessage>((a, b) => a.expiresAt < b.expiresAt);

  function add(message: QueueMessage): void {
    sequences.set(message.sequence, message);
    if (message.state === 'active') {
      active.add(message);
      if (message.expiresAt !== Number.POSITIVE_INFINITY) expiring.add(message);
    }
    if (message.state === 'scheduled') scheduled.add(message);
    if (message.state === 'locked') locked.add(message);
    if (message.lock !== undefined) tokens.set(message.lock.token, message);
  }

  function remove(message: QueueMessage): void {
    sequences.delete(message.sequence);
    active.remove(message);
    expiring.remove(message);
    scheduled.remove(message);
    locked.remove(message);
    if (message.lock !== undefined) tokens.delete(message.lock.token);
  }

  return {
    add,
    remove,
    change(message, to) {
      remove(message);
      const changed = { ...message, ...to };
      add(changed);
      return changed;
    },
    bySequence: (sequence) => sequences.get(sequence),
    byLock: (token) => tokens.get(token),
    nextActive: active.first,
    nextDue: scheduled.first,
    nextUnlocked: locked.first,
    nextExpired: expiring.first,
    count: () => ({
      active: active.size,
      scheduled: scheduled.size,
      locked: locked.size,
      deferred: sequences.size - active.size - scheduled.size - locked.size,
    }),
  };
}
