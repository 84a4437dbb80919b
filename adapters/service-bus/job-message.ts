import type { ServiceBusMessage } from '@azure/service-bus';
import type { JobMessage } from '../../core/outbox/index.ts';
import { traceProperties } from '../telemetry/spans.ts';

/**
 * A job as Service Bus takes it. The time stands in the message, so that jobs for now and for later go in one batch;
 * the service enqueues at once what is scheduled for a time gone by.
 */
export function toServiceBusMessage({ messageId, correlationId, body, scheduledFor }: JobMessage): ServiceBusMessage {
  return {
    messageId,
    correlationId,
    contentType: 'application/json',
    body,
    applicationProperties: traceProperties(correlationId),
    ...(scheduledFor !== undefined && { scheduledEnqueueTimeUtc: new Date(scheduledFor) }),
  };
}
