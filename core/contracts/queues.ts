import { z } from 'zod';

/** The work that is handed over; one Service Bus queue each. */
export const QueueName = z.enum(['planner-tasks', 'recaps', 'nudges', 'briefs', 'notifications', 'erasures']);
export type QueueName = z.infer<typeof QueueName>;

export interface QueueDefinition {
  /** How long one receiver may hold a message, ISO 8601 duration. */
  lockDuration: string;
  /** Deliveries before the message is dead-lettered. */
  maxDeliveryCount: number;
  /** Within this window a message id is accepted once, ISO 8601 duration (20 s to 7 days). */
  duplicateDetectionWindow: string;
  deadLetterOnExpiry: boolean;
}

/** Source: Service Bus limits (lock at most 5 minutes, duplicate detection at most 7 days). */
export const QUEUES: Readonly<Record<QueueName, QueueDefinition>> = {
  'planner-tasks': {
    lockDuration: 'PT1M',
    maxDeliveryCount: 10,
    duplicateDetectionWindow: 'PT1H',
    deadLetterOnExpiry: true,
  },
  recaps: { lockDuration: 'PT1M', maxDeliveryCount: 10, duplicateDetectionWindow: 'PT1H', deadLetterOnExpiry: true },
  nudges: { lockDuration: 'PT1M', maxDeliveryCount: 10, duplicateDetectionWindow: 'P7D', deadLetterOnExpiry: true },
  briefs: { lockDuration: 'PT1M', maxDeliveryCount: 10, duplicateDetectionWindow: 'PT1H', deadLetterOnExpiry: true },
  notifications: {
    lockDuration: 'PT1M',
    maxDeliveryCount: 10,
    duplicateDetectionWindow: 'PT1H',
    deadLetterOnExpiry: true,
  },
  erasures: { lockDuration: 'PT1M', maxDeliveryCount: 10, duplicateDetectionWindow: 'PT1H', deadLetterOnExpiry: true },
};
