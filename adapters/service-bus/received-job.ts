import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { QueueName } from '../../core/contracts/queues.ts';
import type { JobOutcome } from '../../core/outbox/index.ts';
import { readCopyMarks } from './copy-marks.ts';

/** A job as its handler gets it. */
export interface ReceivedJob {
  queue: QueueName;
  /** The business key that it was first sent with, also when this is a later copy of it. */
  messageId: string;
  correlationId: string;
  /** Which try this is, counted from 1 over all copies. */
  deliveryCount: number;
  /** Whatever was sent; the handler checks it against the contract of the queue. */
  body: unknown;
}

export type JobHandler = (job: ReceivedJob) => Promise<JobOutcome>;

export function toReceivedJob(queue: QueueName, message: ServiceBusReceivedMessage): ReceivedJob {
  const { firstMessageId, attempts } = readCopyMarks(message);
  return {
    queue,
    messageId: firstMessageId,
    correlationId: String(message.correlationId ?? firstMessageId),
    // The SDK for JavaScript counts the failed deliveries; the Functions host and .NET count this one too.
    deliveryCount: attempts + (message.deliveryCount ?? 0) + 1,
    body: message.body,
  };
}
