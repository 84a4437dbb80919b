import type { ProcessErrorArgs, ServiceBusClient, ServiceBusReceivedMessage } from '@azure/service-bus';
import { QUEUES, type QueueName } from '../../core/contracts/queues.ts';
import type { JobOutcome } from '../../core/outbox/index.ts';
import { codeOf } from '../../core/shared/app-error.ts';
import type { Clock } from '../../core/shared/clock.port.ts';
import type { Logger } from '../../core/shared/logger.port.ts';
import type { Metrics } from '../../core/shared/metrics.port.ts';
import { outcomeOfError } from './outcome-of-error.ts';
import { queueErrorFields } from './queue.errors.ts';
import { type JobHandler, type ReceivedJob, toReceivedJob } from './received-job.ts';
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

const OUTCOME_METRIC = {
  done: 'done',
  retry: 'retry',
  'dead-letter': 'dead-letter',
  reschedule: 'skipped',
} as const satisfies Record<JobOutcome['type'], string>;

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
  const inHand = new Set<Promise<void>>();
  let outageLoggedAt = Number.NEGATIVE_INFINITY;

  async function outcomeOf(job: ReceivedJob, jobLog: Logger): Promise<JobOutcome> {
    try {
      return await handle(job);
    } catch (error) {
      jobLog.warn('a job handler threw', { code: codeOf(error) });
      return outcomeOfError(error, job.deliveryCount);
    }
  }

  async function process(message: ServiceBusReceivedMessage): Promise<void> {
    const startedAt = performance.now();
    const job = toReceivedJob(queue, message);
    const jobLog = log.with({ correlationId: job.correlationId, attempt: job.deliveryCount });
    const outcome = await outcomeOf(job, jobLog);
    const end = await settle(message, outcome, job.deliveryCount).catch((error: unknown) => {
      jobLog.warn('a job could not be settled and is delivered again', {
        ...queueErrorFields(error),
        outcome: outcome.type,
      });
      return 'retry' as const;
    });
    metrics.job({ queue, outcome: OUTCOME_METRIC[end] }, (performance.now() - startedAt) / 1000);
  }

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
