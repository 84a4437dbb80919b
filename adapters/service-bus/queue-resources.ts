import { QUEUES } from '../../core/contracts/queues.ts';

/** A queue as Azure Resource Manager takes it (Microsoft.ServiceBus/namespaces/queues). */
interface QueueResource {
  name: string;
  properties: {
    lockDuration: string;
    maxDeliveryCount: number;
    requiresDuplicateDetection: boolean;
    duplicateDetectionHistoryTimeWindow: string;
    deadLetteringOnMessageExpiration: boolean;
  };
}

/** @returns the queue table for the deployment, which reads it from infra/azure/queues.json */
export function queueResources(): QueueResource[] {
  return Object.entries(QUEUES).map(([name, queue]) => ({
    name,
    properties: {
      lockDuration: queue.lockDuration,
      maxDeliveryCount: queue.maxDeliveryCount,
      requiresDuplicateDetection: true,
      duplicateDetectionHistoryTimeWindow: queue.duplicateDetectionWindow,
      deadLetteringOnMessageExpiration: queue.deadLetterOnExpiry,
    },
  }));
}
