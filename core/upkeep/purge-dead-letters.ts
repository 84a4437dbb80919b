import { QueueName } from '../contracts/queues.ts';
import type { DeadLetters } from '../outbox/index.ts';
import type { Clock } from '../shared/clock.port.ts';
import type { Logger } from '../shared/logger.port.ts';

export interface PurgeDeadLettersDeps {
  deadLetters: Pick<DeadLetters, 'purge'>;
  clock: Clock;
  logger: Logger;
  retentionDays: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Removes failed jobs whose retention is over: Service Bus itself keeps them for ever, and they name people by id. */
export async function purgeDeadLetters(deps: PurgeDeadLettersDeps): Promise<void> {
  const { deadLetters, clock, logger, retentionDays } = deps;
  const before = new Date(clock.now().getTime() - retentionDays * DAY_MS);
  for (const queue of QueueName.options) {
    const removed = await deadLetters.purge(queue, before);
    if (removed > 0) logger.info('failed jobs removed, their retention is over', { queue, removed });
  }
}
