import { QueueName } from '../contracts/queues.ts';
import type { DeadLetters } from '../outbox/index.ts';
import { codeOf } from '../shared/app-error.ts';
import type { Clock } from '../shared/clock.port.ts';
import type { Logger } from '../shared/logger.port.ts';

export interface DeadLetterCount {
  count: number;
  oldestSeconds: number;
}

/** How many jobs lie aside in each queue; of a queue that does not answer nothing is said. */
export type DeadLetterCounts = () => Promise<ReadonlyMap<QueueName, DeadLetterCount>>;

export interface DeadLetterCountsDeps {
  deadLetters: Pick<DeadLetters, 'list'>;
  clock: Clock;
  logger: Logger;
}

/** Nobody looks closer; whose screen is open asks twice a minute. */
const AGE_MS = 60_000;
/** As many as are counted. */
const LIMIT = 1_000;

/** Asks the broker itself, at most once a minute, so that it does not matter which process runs the jobs. */
export function createDeadLetterCounts({ deadLetters, clock, logger }: DeadLetterCountsDeps): DeadLetterCounts {
  let known: { at: number; counts: Promise<ReadonlyMap<QueueName, DeadLetterCount>> } | undefined;

  async function count(): Promise<ReadonlyMap<QueueName, DeadLetterCount>> {
    const counts = new Map<QueueName, DeadLetterCount>();
    for (const queue of QueueName.options) {
      try {
        const found = await deadLetters.list(queue, LIMIT);
        const oldest = found[0] ? clock.now().getTime() - Date.parse(found[0].enqueuedAt) : 0;
        counts.set(queue, { count: found.length, oldestSeconds: Math.max(0, oldest) / 1000 });
      } catch (error) {
        logger.warn('failed jobs could not be counted', { queue, code: codeOf(error) });
      }
    }
    return counts;
  }

  return () => {
    const now = clock.now().getTime();
    if (!known || now - known.at >= AGE_MS) known = { at: now, counts: count() };
    return known.counts;
  };
}
