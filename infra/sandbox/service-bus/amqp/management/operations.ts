import { cancelScheduledMessage } from './cancel-scheduled-message.ts';
import type { Operation } from './operation.ts';
import { peekMessage } from './peek-message.ts';
import { receiveBySequenceNumber } from './receive-by-sequence-number.ts';
import { renewLock } from './renew-lock.ts';
import { scheduleMessage } from './schedule-message.ts';
import { updateDisposition } from './update-disposition.ts';

/**
 * The operations on a queue's `$management`, by name.
 * Source: https://learn.microsoft.com/azure/service-bus-messaging/service-bus-amqp-request-response
 */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ['schedule-message', scheduleMessage],
  ['cancel-scheduled-message', cancelScheduledMessage],
  ['renew-lock', renewLock],
  ['peek-message', peekMessage],
  ['receive-by-sequence-number', receiveBySequenceNumber],
  ['update-disposition', updateDisposition],
]);
