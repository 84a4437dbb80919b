import { createHash } from 'node:crypto';
import type { ServiceBusMessage, ServiceBusReceivedMessage } from '@azure/service-bus';
import { z } from 'zod';

/**
 * Service Bus has no "later" for a message that was received: a delayed repeat is a new message, scheduled before the
 * received one is completed. These application properties say what it is a copy of.
 */
export interface CopyMarks {
  /** The message id of the first of the chain. */
  readonly firstMessageId: string;
  /** Tries that the messages before this one in the chain have used up. */
  readonly attempts: number;
  /** How many copies came before this one. */
  readonly copies: number;
}

const FIRST_ID = 'kollegan-first-id';
const ATTEMPTS = 'kollegan-attempts';
const COPIES = 'kollegan-copies';
/** Source: Service Bus quotas, length of a message id. */
const MAX_MESSAGE_ID_LENGTH = 128;

const Count = z.number().int().min(0).catch(0);
const Properties = z.object({ [FIRST_ID]: z.string().optional().catch(undefined), [ATTEMPTS]: Count, [COPIES]: Count });

export function readCopyMarks({ messageId, applicationProperties }: ServiceBusReceivedMessage): CopyMarks {
  const marks = Properties.parse(applicationProperties ?? {});
  return {
    firstMessageId: marks[FIRST_ID] ?? String(messageId),
    attempts: marks[ATTEMPTS],
    copies: marks[COPIES],
  };
}

/**
 * The same copy always gets the same id: when the process ends between scheduling it and completing the received
 * message, the duplicate detection drops the second one.
 */
function copyId(firstMessageId: string, copies: number): string {
  const id = `${firstMessageId}~${copies}`;
  if (id.length <= MAX_MESSAGE_ID_LENGTH) return id;
  return `${createHash('sha256').update(firstMessageId).digest('hex')}~${copies}`;
}

/**
 * @param at when it comes; undefined: at once
 * @param attempts the tries used up when the copy comes
 */
export function copyOf(message: ServiceBusReceivedMessage, at: Date | undefined, attempts: number): ServiceBusMessage {
  const { firstMessageId, copies } = readCopyMarks(message);
  return {
    messageId: copyId(firstMessageId, copies + 1),
    body: message.body,
    contentType: 'application/json',
    ...(at !== undefined && { scheduledEnqueueTimeUtc: at }),
    applicationProperties: {
      ...message.applicationProperties,
      [FIRST_ID]: firstMessageId,
      [ATTEMPTS]: attempts,
      [COPIES]: copies + 1,
    },
    ...(message.correlationId !== undefined && { correlationId: message.correlationId }),
  };
}
