import type { ProcessErrorArgs, ServiceBusClient, ServiceBusReceivedMessage } from '@azure/service-bus';
import { QUEUES, type QueueName } from '../../core/contracts/queues.ts';
import type { Clock } from '../../core/shared/clock.port.ts';
import type { Logger } from '../../core/shared/logger.port.ts';
import type { Metrics } from '../../core/shared/metrics.port.ts';
import { createProcessJob } from './process-job.ts';
import { queueErrorFields } from './queue.errors.ts';
import type { JobHandler } from './received-job.ts';
import { createSenderCache } from './sender-cache.ts';
import { createSettleJob } from './settle-job.ts';

export interface JobReceiverOptions {
  /** Stays the caller's to close, after the receiver. */
  client: ServiceBusClient;
  queue: QueueName;
  handle: JobHandler;
  /** How many jobs of the queue are handled at a time. */
  maxConcurrent: number;
  logger: Logger;
  metrics: Pick<Metrics, 'job'>;
  /** The system's by default. */
  clock?: Clock;
}

export interface JobReceiver {
  /** Takes no more jobs, and waits until those in hand are settled. */
  close(): Promise<void>;
}

/** How long the SDK keeps the lock of a message that is being handled. */
const RENEW_LOCK_FOR_MS = 5 * 60_000;

const OUTAGE_LOG_INTERVAL_MS = 60_000;

/**
 * Receives the jobs of one queue, from now until it is closed, also over lost connections. A handler that throws ends
 * as the fate of its error says; a job that fails for the last time of its queue's `maxDeliveryCount` is dead-lettered.
 */
export function createJobReceiver(options: JobReceiverOptions): JobReceiver {
  const { client, queue, handle, maxConcurrent, metrics, clock = { now: () => new Date() } } = options;
  const log = options.logger.with({ queue });
  const receiver = client.createReceiver(queue, { maxAutoLockRenewalDurationInMs: RENEW_LOCK_FOR_MS });
  const senders = createSenderCache(client);
  const settle = createSettleJob({
    receiver,
    sender: () => senders.get(queue),
    clock,
    maxAttempts: QUEUES[queue].maxDeliveryCount,
  });
  const stopping = new AbortController();
  const inHand = new Set<Promise<unknown>>();
  let outageLoggedAt = Number.NEGATIVE_INFINITY;

  const process = createProcessJob({ queue, handle, settle, logger: log, metrics });

  async function processMessage(message: ServiceBusReceivedMessage): Promise<void> {
    const work = process(message);
    inHand.add(work);
    await work.finally(() => inHand.delete(work));
  }

  async function processError({ error, errorSource }: ProcessErrorArgs): Promise<void> {
    if (stopping.signal.aborted) return;
    const fields = queueErrorFields(error);
    if (errorSource !== 'receive') log.warn('a job may be delivered again', { ...fields, source: errorSource });
    else if (isNewOutage()) log.warn('the job receiver has lost its queue and goes on trying', fields);
  }

  /** The SDK tells of every try to connect again, several a second; the log needs one line a minute. */
  function isNewOutage(): boolean {
    const now = clock.now().getTime();
    if (now - outageLoggedAt < OUTAGE_LOG_INTERVAL_MS) return false;
    outageLoggedAt = now;
    return true;
  }

  const subscription = receiver.subscribe(
    { processMessage, processError },
    { autoCompleteMessages: false, maxConcurrentCalls: maxConcurrent, abortSignal: stopping.signal },
  );

  return {
    async close() {
      // Ends the waits between reconnections, which closing the subscription would sit out.
      stopping.abort();
      await subscription.close();
      while (inHand.size > 0) await Promise.allSettled(inHand);
      await senders.close();
      // A link that cannot be closed any more is as good as closed.
      await receiver.close().catch(() => undefined);
    },
  };
}
