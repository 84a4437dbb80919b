import type { ServiceBusClient, ServiceBusReceivedMessage } from '@azure/service-bus';
import { QUEUES, type QueueName } from '../../core/contracts/queues.ts';
import { AppError } from '../../core/shared/app-error.ts';
import type { Clock } from '../../core/shared/clock.port.ts';
import type { Logger } from '../../core/shared/logger.port.ts';
import type { Metrics } from '../../core/shared/metrics.port.ts';
import { createProcessJob } from './process-job.ts';
import type { JobHandler } from './received-job.ts';
import { createSenderCache } from './sender-cache.ts';
import { createSettleJob } from './settle-job.ts';

/** A message that another process received and holds the lock of: the Functions host. */
export interface HostDelivery {
  messageId: string;
  correlationId?: string | undefined;
  /** Names the hold on the message; whoever has it may settle, over any connection. */
  lockToken: string;
  /** As that host counts: 1 for the first delivery. */
  deliveryCount: number;
  applicationProperties: Readonly<Record<string, string | number | boolean>>;
  body: unknown;
}

export interface HostReceiverOptions {
  /** Stays the caller's to close, after the receiver. */
  client: ServiceBusClient;
  logger: Logger;
  metrics: Pick<Metrics, 'job'>;
  clock: Clock;
}

export interface HostReceiver {
  /**
   * Handles one message and settles it. Throws when the host should let go of it: what it throws has a code and
   * nothing of the message.
   */
  receive(queue: QueueName, delivery: HostDelivery, handle: JobHandler): Promise<void>;
  close(): Promise<void>;
}

/** Settles for a host that can only complete and let go: the same outcomes as for our own receiver, by lock token. */
export function createHostReceiver({ client, logger, metrics, clock }: HostReceiverOptions): HostReceiver {
  const senders = createSenderCache(client);
  const receivers = new Map<QueueName, ReturnType<ServiceBusClient['createReceiver']>>();

  function receiverOf(queue: QueueName) {
    const receiver = receivers.get(queue) ?? client.createReceiver(queue);
    receivers.set(queue, receiver);
    return receiver;
  }

  return {
    async receive(queue, delivery, handle) {
      const receiver = receiverOf(queue);
      const settle = createSettleJob({
        receiver: {
          completeMessage: (message) => receiver.completeMessage(message),
          deadLetterMessage: (message, options) => receiver.deadLetterMessage(message, options),
          // The host lets go of what its function throws at, and counts the failed try.
          abandonMessage: async () => {
            throw letGo();
          },
        },
        sender: () => senders.get(queue),
        clock,
        maxAttempts: QUEUES[queue].maxDeliveryCount,
      });
      const process = createProcessJob({ queue, handle, settle, logger: logger.with({ queue }), metrics });
      const end = await process(messageOf(delivery));
      if (end.type === 'unsettled') throw end.error instanceof AppError ? end.error : letGo();
    },
    async close() {
      await senders.close();
      // A link that cannot be closed any more is as good as closed.
      await Promise.allSettled([...receivers.values()].map((receiver) => receiver.close()));
    },
  };
}

/**
 * What the SDK needs to settle by lock token: `delivery` without a link makes it do so through `$management`. The rest
 * of its type is about receiving, which has been done.
 */
function messageOf({ deliveryCount, ...delivery }: HostDelivery): ServiceBusReceivedMessage {
  const message = { ...delivery, delivery: {}, deliveryCount: Math.max(0, deliveryCount - 1) };
  return message as unknown as ServiceBusReceivedMessage;
}

function letGo(): AppError {
  return new AppError({
    code: 'JOB.LET_GO',
    fate: 'retry',
    message: 'The job is delivered again. See the log of its correlation id.',
  });
}
