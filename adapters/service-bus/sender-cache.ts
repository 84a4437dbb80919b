import type { ServiceBusClient, ServiceBusSender } from '@azure/service-bus';
import { queueClosed } from './queue.errors.ts';

/** One sender per queue: opening its link costs more round trips than sending. */
export interface SenderCache {
  /** @throws AppError `QUEUE.UNAVAILABLE` once closed */
  get(queue: string): ServiceBusSender;
  close(): Promise<void>;
}

export function createSenderCache(client: ServiceBusClient): SenderCache {
  const senders = new Map<string, ServiceBusSender>();
  let closed = false;

  return {
    get(queue) {
      if (closed) throw queueClosed();
      const sender = senders.get(queue) ?? client.createSender(queue);
      senders.set(queue, sender);
      return sender;
    },
    async close() {
      closed = true;
      // A link that cannot be closed any more is as good as closed.
      await Promise.allSettled([...senders.values()].map((sender) => sender.close()));
      senders.clear();
    },
  };
}
