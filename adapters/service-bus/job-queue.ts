import type { ServiceBusClient } from '@azure/service-bus';
import type { JobMessage, JobQueue } from '../../core/outbox/index.ts';
import { toServiceBusMessage } from './job-message.ts';
import { queueError } from './queue.errors.ts';
import { sendInBatches } from './send-in-batches.ts';
import { createSenderCache } from './sender-cache.ts';

export interface JobQueueOptions {
  /** Stays the caller's to close. */
  client: ServiceBusClient;
}

export interface ServiceBusJobQueue extends JobQueue {
  /** After it, sending throws `QUEUE.UNAVAILABLE`. */
  close(): Promise<void>;
}

function byQueue(messages: readonly JobMessage[]): Map<string, JobMessage[]> {
  const groups = new Map<string, JobMessage[]>();
  for (const message of messages) groups.set(message.queue, [...(groups.get(message.queue) ?? []), message]);
  return groups;
}

/**
 * Hands jobs to Service Bus. When it throws, some may have been accepted all the same: send all of them again, the
 * message ids let the queues drop the repeats.
 * Throws `QUEUE.UNAVAILABLE`, `QUEUE.UNAUTHORIZED` (retry), `QUEUE.NOT_FOUND`, `QUEUE.TOO_LARGE` (dead-letter).
 */
export function createJobQueue({ client }: JobQueueOptions): ServiceBusJobQueue {
  const senders = createSenderCache(client);

  async function sendTo(queue: string, messages: readonly JobMessage[]): Promise<void> {
    await sendInBatches(senders.get(queue), messages.map(toServiceBusMessage));
  }

  return {
    async send(messages) {
      const groups = [...byQueue(messages)];
      // Waits for all of them: nothing is on its way any more when the caller hears of a failure.
      const results = await Promise.allSettled(groups.map(([queue, group]) => sendTo(queue, group)));
      const failure = results.find((result) => result.status === 'rejected');
      if (failure !== undefined) throw queueError(failure.reason);
    },
    close: senders.close,
  };
}
