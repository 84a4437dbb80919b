import type { IncomingMessage } from '../amqp/message-codec.ts';
import type { QueueStore } from '../store/queue-store.ts';
import { createDuplicateHistory } from './duplicate-history.ts';
import type { HeldMessage, MessageQueue } from './message-queue.port.ts';
import type { QueueMessage } from './queue-message.ts';
import type { QueueSettings } from './queue-settings.ts';
import { settleHeld } from './settle-held.ts';
import { createShelf } from './shelf.ts';

export interface MessageQueueOptions {
  readonly settings: QueueSettings;
  readonly store: QueueStore;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly deadLetters?: MessageQueue;
  /** The message ids accepted before the restart, oldest first. */
  readonly accepted?: Iterable<readonly [messageId: string, at: number]>;
}

export function createMessageQueue({ settings, store, now, deadLetters, accepted }: MessageQueueOptions): MessageQueue {
  const { name } = settings;
  const shelf = createShelf({ settings, store, now, deadLetters });
  const { index } = shelf;
  const history = createDuplicateHistory(accepted);

  /** @returns whether the message id is new, and notes it. */
  function isNew(messageId: string, at: number): boolean {
    if (settings.duplicateWindowMs === 0) return true;
    if (history.has(messageId)) return false;
    history.add(messageId, at);
    store.remember(name, messageId, at);
    return true;
  }

  function enqueue({ messageId, encoded, scheduledFor, ttlMs }: IncomingMessage): number {
    const at = now();
    if (!isNew(messageId, at)) return 0;
    const sequence = store.nextSequence();
    const enqueuedAt = Math.max(at, scheduledFor ?? 0);
    const message: QueueMessage = {
      id: sequence,
      sequence,
      state: enqueuedAt > at ? 'scheduled' : 'active',
      deferred: false,
      deliveries: 0,
      enqueuedAt,
      expiresAt: enqueuedAt + (ttlMs ?? Number.POSITIVE_INFINITY),
      lock: undefined,
    };
    index.add(message);
    store.insert(name, message, encoded);
    return sequence;
  }

  function held(token: string): QueueMessage | undefined {
    const message = index.byLock(token);
    return message?.lock !== undefined && message.lock.until > now() ? message : undefined;
  }

  /** @returns undefined unless all of them are in this state. */
  function allIn(state: QueueMessage['state'], sequences: readonly number[]): QueueMessage[] | undefined {
    const wanted = [...new Set(sequences)];
    const found = wanted
      .map((sequence) => index.bySequence(sequence))
      .filter((message) => message !== undefined)
      .filter((message) => message.state === state);
    return found.length === wanted.length ? found : undefined;
  }

  function peek(fromSequence: number, count: number): HeldMessage[] {
    return store
      .sequencesFrom(name, fromSequence, count)
      .map((sequence) => index.bySequence(sequence))
      .filter((message) => message !== undefined)
      .map(shelf.hold);
  }

  function expire(message: QueueMessage): void {
    if (!settings.deadLetterOnExpiry) {
      shelf.remove(message);
      return;
    }
    shelf.bury(message, {
      DeadLetterReason: 'TTLExpiredException',
      DeadLetterErrorDescription: 'The message expired and was dead lettered.',
    });
  }

  function advance(): void {
    const at = now();
    for (let next = index.nextDue(); next !== undefined && next.enqueuedAt <= at; next = index.nextDue()) {
      shelf.change(next, { state: 'active', sequence: store.nextSequence() });
    }
    for (
      let next = index.nextUnlocked();
      next?.lock !== undefined && next.lock.until <= at;
      next = index.nextUnlocked()
    ) {
      shelf.putBack(next);
    }
    for (let next = index.nextExpired(); next !== undefined && next.expiresAt <= at; next = index.nextExpired()) {
      expire(next);
    }
    const forgetBefore = at - settings.duplicateWindowMs;
    if (history.prune(forgetBefore)) store.forget(name, forgetBefore);
  }

  return {
    name,
    deadLetters,
    enqueue,
    lockNext() {
      const next = index.nextActive();
      return next === undefined ? undefined : shelf.lock(next);
    },
    takeNext() {
      const next = index.nextActive();
      if (next === undefined) return undefined;
      const taken = shelf.hold(next);
      shelf.remove(next);
      return taken;
    },
    lockDeferred: (sequences) => allIn('deferred', sequences)?.map(shelf.lock),
    settle(token, settlement) {
      const message = held(token);
      if (message === undefined) return false;
      settleHeld(shelf, message, settlement);
      return true;
    },
    renew(token) {
      const message = held(token);
      if (message === undefined) return undefined;
      const until = now() + settings.lockMs;
      index.change(message, { lock: { token, until } });
      return until;
    },
    cancel(sequences) {
      const scheduled = allIn('scheduled', sequences);
      scheduled?.forEach(shelf.remove);
      return scheduled !== undefined;
    },
    peek,
    advance,
    nextDeadline: () =>
      Math.min(
        index.nextDue()?.enqueuedAt ?? Number.POSITIVE_INFINITY,
        index.nextUnlocked()?.lock?.until ?? Number.POSITIVE_INFINITY,
        index.nextExpired()?.expiresAt ?? Number.POSITIVE_INFINITY,
      ),
    adopt(message) {
      const adopted: QueueMessage = {
        ...message,
        state: 'active',
        deferred: false,
        expiresAt: Number.POSITIVE_INFINITY,
        lock: undefined,
      };
      index.add(adopted);
      store.save(name, adopted);
    },
    restore(stored) {
      const message: QueueMessage = { ...stored, lock: undefined };
      index.add(message);
      if (message.state === 'locked') shelf.putBack(message);
    },
    counts: index.count,
  };
}
