import type { ServiceBusClient, ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import Long from 'long';
import { QueueName } from '../../core/contracts/queues.ts';
import type { DeadLetters, JobsAbout } from '../../core/outbox/index.ts';
import { copyOf } from './copy-marks.ts';
import { queueError } from './queue.errors.ts';
import { readDeadLetter } from './read-dead-letter.ts';
import { takeDeadLetters } from './take-dead-letters.ts';

export interface DeadLettersOptions {
  /** Stays the caller's to close. */
  client: ServiceBusClient;
  /** How long Service Bus may take to give out a message; 5 s by default. */
  waitMs?: number;
}

const PAGE = 250;

/** The dead-letter queues of Service Bus, for people and for the retention. */
export function createDeadLetters({ client, waitMs = 5_000 }: DeadLettersOptions): DeadLetters {
  async function withReceiver<Result>(queue: string, work: (receiver: ServiceBusReceiver) => Promise<Result>) {
    const receiver = client.createReceiver(queue, { subQueueType: 'deadLetter', maxAutoLockRenewalDurationInMs: 0 });
    try {
      return await work(receiver);
    } catch (error) {
      throw queueError(error);
    } finally {
      // A link that cannot be closed any more is as good as closed.
      await receiver.close().catch(() => undefined);
    }
  }

  /** Puts a copy in line that has all its tries again; its id is new, or the duplicate detection would drop it. */
  async function sendAgain(queue: string, message: ServiceBusReceivedMessage): Promise<void> {
    const sender = client.createSender(queue);
    try {
      const {
        DeadLetterReason: _reason,
        DeadLetterErrorDescription: _description,
        ...properties
      } = {
        ...message.applicationProperties,
      };
      await sender.sendMessages(copyOf({ ...message, applicationProperties: properties }, undefined, 0));
    } finally {
      await sender.close().catch(() => undefined);
    }
  }

  return {
    list: (queue, limit) =>
      withReceiver(queue, async (receiver) => {
        const found = await peekAll(receiver, limit);
        return found.map((message) => readDeadLetter(queue, message)).sort(byAge);
      }),

    async retry(id) {
      const [name, number = ''] = id.split('/');
      const queue = QueueName.safeParse(name);
      if (!queue.success || !/^\d{1,19}$/.test(number)) return false;
      return withReceiver(queue.data, async (receiver) => {
        const [there] = await receiver.peekMessages(1, { fromSequenceNumber: Long.fromString(number) });
        if (String(there?.sequenceNumber) !== number) return false;
        const before = (message: ServiceBusReceivedMessage) => sendAgain(queue.data, message);
        return (await takeDeadLetters({ receiver, wanted: new Set([number]), before, waitMs })) === 1;
      });
    },

    purge: (queue, before) =>
      withReceiver(queue, async (receiver) => {
        const all = await peekAll(receiver, Number.POSITIVE_INFINITY);
        const old = all.filter(({ enqueuedTimeUtc }) => (enqueuedTimeUtc?.getTime() ?? 0) < before.getTime());
        const wanted = new Set(old.map(({ sequenceNumber }) => String(sequenceNumber)));
        return takeDeadLetters({ receiver, wanted, before: async () => undefined, waitMs });
      }),

    purgeOf: (queue, about) =>
      withReceiver(queue, async (receiver) => {
        const all = await peekAll(receiver, Number.POSITIVE_INFINITY);
        const theirs = all.filter(({ body }) => isAbout(body, about));
        const wanted = new Set(theirs.map(({ sequenceNumber }) => String(sequenceNumber)));
        return takeDeadLetters({ receiver, wanted, before: async () => undefined, waitMs });
      }),

    async count(about) {
      let count = 0;
      for (const queue of QueueName.options) {
        const all = await withReceiver(queue, (receiver) => peekAll(receiver, Number.POSITIVE_INFINITY));
        count += all.filter(({ body }) => isAbout(body, about)).length;
      }
      return count;
    },
  };
}

function isAbout(body: unknown, about: JobsAbout): boolean {
  if (typeof body !== 'object' || body === null) return false;
  return Object.entries(about).every(([name, id]) => (body as Record<string, unknown>)[name] === id);
}

function byAge(a: { enqueuedAt: string }, b: { enqueuedAt: string }): number {
  return a.enqueuedAt.localeCompare(b.enqueuedAt);
}

async function peekAll(receiver: ServiceBusReceiver, limit: number): Promise<ServiceBusReceivedMessage[]> {
  const found: ServiceBusReceivedMessage[] = [];
  let from = Long.ZERO;
  while (found.length < limit) {
    const page = await receiver.peekMessages(Math.min(PAGE, limit - found.length), { fromSequenceNumber: from });
    found.push(...page);
    const last = page.at(-1)?.sequenceNumber;
    if (last === undefined) break;
    from = last.add(1);
  }
  return found;
}
