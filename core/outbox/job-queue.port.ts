import type { QueueName } from '../contracts/queues.ts';

export interface JobMessage {
  queue: QueueName;
  /** Business key; within the queue's duplicate detection window a second message with it is dropped. */
  messageId: string;
  correlationId: string;
  /** Plain JSON that the contract of the queue accepts. */
  body: unknown;
  /** Enqueue at this instant instead of now (ISO 8601). */
  scheduledFor?: string | undefined;
}

/** Hands work over, durably: when it resolves, the queue has the message. Throws `QUEUE.UNAVAILABLE` (retry). */
export interface JobQueue {
  send(messages: readonly JobMessage[]): Promise<void>;
}
