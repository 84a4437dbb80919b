import type { BrokerLogger } from '../broker-logger.ts';
import type { MessageQueue } from '../queues/message-queue.port.ts';
import { createMessageQueue } from '../queues/message-queue.ts';
import type { QueueSettings } from '../queues/queue-settings.ts';
import type { MessageStore } from '../store/message-store.ts';

export const DEAD_LETTER_SUFFIX = '/$deadletterqueue';

export interface QueueRegistryOptions {
  readonly settings: readonly QueueSettings[];
  readonly store: MessageStore;
  readonly now: () => number;
  readonly logger: BrokerLogger;
}

/** Every queue and its dead-letter queue, with what the store has of them. */
export interface QueueRegistry {
  readonly all: readonly MessageQueue[];
  /** @param address as a link gives it: any case, perhaps with a leading slash */
  find(address: string): MessageQueue | undefined;
}

function keyOf(address: string): string {
  return address.replace(/^\/+/, '').toLowerCase();
}

export function loadQueues({ settings, store, now, logger }: QueueRegistryOptions): QueueRegistry {
  const queues = new Map<string, MessageQueue>();
  for (const row of settings) {
    const buried = {
      ...row,
      name: `${row.name}${DEAD_LETTER_SUFFIX}`,
      duplicateWindowMs: 0,
      deadLetterOnExpiry: false,
    };
    const deadLetters = createMessageQueue({ settings: buried, store, now });
    const queue = createMessageQueue({ settings: row, store, now, deadLetters, accepted: store.accepted(row.name) });
    queues.set(keyOf(queue.name), queue);
    queues.set(keyOf(deadLetters.name), deadLetters);
  }

  let strays = 0;
  for (const { queue, message } of store.messages()) {
    const home = queues.get(keyOf(queue));
    if (home === undefined) strays += 1;
    else home.restore(message);
  }
  if (strays > 0) logger.warn('messages of queues that are no longer in the table are kept but not served', { strays });

  return { all: [...queues.values()], find: (address) => queues.get(keyOf(address)) };
}
