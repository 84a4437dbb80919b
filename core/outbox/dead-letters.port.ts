import type { QueueName } from '../contracts/queues.ts';

/** A job that no repeat will help, as people may see it: ids, a code and a reason, nothing that was said. */
export interface DeadLetter {
  /** `{queue}/{number}`; names it for a retry. */
  id: string;
  queue: QueueName;
  messageId: string;
  correlationId: string;
  /** Null: the body names none that could be an id. */
  meetingId: string | null;
  /** Why, as a stable code: one of ours, or one of Service Bus. */
  code: string;
  reason: string;
  /** ISO 8601. Service Bus does not keep when it failed for good. */
  enqueuedAt: string;
}

/** Whose jobs: of a tenant, or of one meeting or person in it. */
export interface JobsAbout {
  tenantId: string;
  meetingId?: string;
  personId?: string;
}

/** The jobs that failed for good, a queue at a time. Throws as `JobQueue` does. */
export interface DeadLetters {
  /** Oldest first. */
  list(queue: QueueName, limit: number): Promise<DeadLetter[]>;
  /** Puts one back in its queue with all its tries. @returns false when it is not there */
  retry(id: string): Promise<boolean>;
  /** Removes those that were enqueued before the instant. @returns how many */
  purge(queue: QueueName, before: Date): Promise<number>;
  /** Removes those that name these ids in their bodies. @returns how many */
  purgeOf(queue: QueueName, about: JobsAbout): Promise<number>;
  /** @returns how many of all queues name these ids */
  count(about: JobsAbout): Promise<number>;
}
