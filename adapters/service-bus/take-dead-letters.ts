import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';

export interface TakeOptions {
  receiver: Pick<ServiceBusReceiver, 'receiveMessages' | 'completeMessage' | 'abandonMessage'>;
  /** Sequence numbers. */
  wanted: ReadonlySet<string>;
  /** What becomes of each that is wanted, before it is removed. */
  before: (message: ServiceBusReceivedMessage) => Promise<void>;
  /** How long an empty answer is waited for. */
  waitMs: number;
}

const BATCH = 100;

/**
 * Removes messages by number. Service Bus gives out the head of the line only, so those in front are held back until
 * all wanted ones have come, and then let go of.
 * @returns how many were removed; somebody else may have taken the others
 */
export async function takeDeadLetters({ receiver, wanted, before, waitMs }: TakeOptions): Promise<number> {
  const held: ServiceBusReceivedMessage[] = [];
  let taken = 0;
  try {
    while (taken < wanted.size) {
      const batch = await receiver.receiveMessages(BATCH, { maxWaitTimeInMs: waitMs });
      if (batch.length === 0) break;
      for (const message of batch) {
        if (!wanted.has(String(message.sequenceNumber))) {
          held.push(message);
          continue;
        }
        await before(message);
        await receiver.completeMessage(message);
        taken += 1;
      }
    }
  } finally {
    // What cannot be let go of comes back when its lock ends.
    await Promise.allSettled(held.map((message) => receiver.abandonMessage(message)));
  }
  return taken;
}
