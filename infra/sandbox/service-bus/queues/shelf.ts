import { randomUUID } from 'node:crypto';
import { withDeadLetter, withProperties } from '../amqp/message-codec.ts';
import type { QueueStore } from '../store/queue-store.ts';
import { createMessageIndex, type MessageIndex } from './message-index.ts';
import type { HeldMessage, MessageQueue } from './message-queue.port.ts';
import type { QueueMessage } from './queue-message.ts';
import type { QueueSettings } from './queue-settings.ts';
import type { Properties } from './settlement.ts';

export interface ShelfOptions {
  readonly settings: QueueSettings;
  readonly store: QueueStore;
  readonly now: () => number;
  readonly deadLetters: MessageQueue | undefined;
}

/** The moves a message can make in its queue, each in memory and on disk at once. */
export interface Shelf {
  readonly index: MessageIndex;
  change(message: QueueMessage, to: Partial<Omit<QueueMessage, 'id'>>): void;
  remove(message: QueueMessage): void;
  hold(message: QueueMessage): HeldMessage;
  lock(message: QueueMessage): HeldMessage;
  addProperties(message: QueueMessage, properties: Properties | undefined): void;
  /** Back in line, or to the dead letters when it was delivered in vain once too often. */
  putBack(message: QueueMessage): void;
  /** To the dead letters; back in line when the message is there already, so that nothing can lose it. */
  bury(message: QueueMessage, properties: Properties): void;
}

export function createShelf({ settings, store, now, deadLetters }: ShelfOptions): Shelf {
  const { name } = settings;
  const index = createMessageIndex();

  function change(message: QueueMessage, to: Partial<Omit<QueueMessage, 'id'>>): QueueMessage {
    const changed = index.change(message, to);
    store.save(name, changed);
    return changed;
  }

  function hold(message: QueueMessage): HeldMessage {
    return { message, encoded: store.encoded(message.id) };
  }

  function moveToDeadLetters(message: QueueMessage, target: MessageQueue, properties: Properties): void {
    index.remove(message);
    store.rewrite(message.id, withDeadLetter(store.encoded(message.id), name, properties));
    target.adopt(message);
  }

  function putBack(message: QueueMessage): void {
    const deliveries = message.deliveries + 1;
    if (deadLetters !== undefined && deliveries >= settings.maxDeliveryCount) {
      moveToDeadLetters(change(message, { deliveries }), deadLetters, {
        DeadLetterReason: 'MaxDeliveryCountExceeded',
        DeadLetterErrorDescription: `Message could not be consumed after ${deliveries} delivery attempts.`,
      });
      return;
    }
    change(message, { state: message.deferred ? 'deferred' : 'active', lock: undefined, deliveries });
  }

  return {
    index,
    change,
    remove(message) {
      index.remove(message);
      store.delete(message.id);
    },
    hold,
    lock: (message) =>
      hold(change(message, { state: 'locked', lock: { token: randomUUID(), until: now() + settings.lockMs } })),
    addProperties(message, properties = {}) {
      if (Object.keys(properties).length === 0) return;
      store.rewrite(message.id, withProperties(store.encoded(message.id), properties));
    },
    putBack,
    bury(message, properties) {
      if (deadLetters === undefined) putBack(message);
      else moveToDeadLetters(message, deadLetters, properties);
    },
  };
}
