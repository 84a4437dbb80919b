import type { ServiceBusReceivedMessage, ServiceBusReceiver, ServiceBusSender } from '@azure/service-bus';
import type { JobOutcome } from '../../core/outbox/index.ts';
import type { Clock } from '../../core/shared/clock.port.ts';
import { copyOf } from './copy-marks.ts';
import { withoutDeadLink } from './without-dead-link.ts';

export interface SettleJobOptions {
  receiver: Pick<ServiceBusReceiver, 'completeMessage' | 'abandonMessage' | 'deadLetterMessage'>;
  sender: () => Pick<ServiceBusSender, 'sendMessages'>;
  clock: Clock;
  maxAttempts: number;
}

/**
 * Makes a handler's outcome come true on Service Bus.
 * @param attempt which try this was, from 1 over all copies
 * @returns what became of the job in the end
 */
export type SettleJob = (
  message: ServiceBusReceivedMessage,
  outcome: JobOutcome,
  attempt: number,
) => Promise<JobOutcome['type']>;

/** What Service Bus itself says of a message that was delivered too often. */
const TOO_OFTEN = 'MaxDeliveryCountExceeded';
/** Source: Service Bus refuses a reason or a description of more than 4096 characters. */
const MAX_REASON_LENGTH = 4_096;
const BAD_INSTANT = 'QUEUE.BAD_INSTANT';

export function createSettleJob({ receiver, sender, clock, maxAttempts }: SettleJobOptions): SettleJob {
  async function bury(message: ServiceBusReceivedMessage, code: string, reason: string): Promise<'dead-letter'> {
    await receiver.deadLetterMessage(message, {
      deadLetterReason: code.slice(0, MAX_REASON_LENGTH),
      deadLetterErrorDescription: reason.slice(0, MAX_REASON_LENGTH),
    });
    return 'dead-letter';
  }

  /** The copy first: a crash between the two repeats the job, the other order would lose it. */
  async function postpone(message: ServiceBusReceivedMessage, at: Date, attempts: number): Promise<void> {
    try {
      await sender().sendMessages(copyOf(message, at, attempts));
    } catch (error) {
      // Else the SDK would go on renewing the lock of a message that nobody handles.
      await receiver.abandonMessage(message);
      throw error;
    }
    await receiver.completeMessage(message);
  }

  async function retry(message: ServiceBusReceivedMessage, delayMs: number | undefined, attempt: number) {
    if (attempt >= maxAttempts) {
      return bury(message, TOO_OFTEN, `The job failed ${attempt} times. See the log of its correlation id.`);
    }
    if (delayMs === undefined) await receiver.abandonMessage(message);
    else await postpone(message, new Date(clock.now().getTime() + delayMs), attempt);
    return 'retry';
  }

  async function reschedule(message: ServiceBusReceivedMessage, instant: string, attempt: number) {
    const at = new Date(instant);
    // Sent on, it would come back at once, for ever.
    if (Number.isNaN(at.getTime())) return bury(message, BAD_INSTANT, 'The job asked for a time that is no instant.');
    // Waiting for the right time is no failed try.
    await postpone(message, at, attempt - 1);
    return 'reschedule';
  }

  return async (received, outcome, attempt) => {
    const message = withoutDeadLink(received);
    switch (outcome.type) {
      case 'done':
        await receiver.completeMessage(message);
        return 'done';
      case 'dead-letter':
        return bury(message, outcome.code, outcome.reason);
      case 'reschedule':
        return reschedule(message, outcome.at, attempt);
      case 'retry':
        return retry(message, outcome.delayMs, attempt);
    }
  };
}
