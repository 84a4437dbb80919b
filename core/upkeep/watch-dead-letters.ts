import { QueueName } from '../contracts/queues.ts';
import type { DeadLetters } from '../outbox/index.ts';
import type { Clock } from '../shared/clock.port.ts';
import type { Logger } from '../shared/logger.port.ts';
import type { Metrics } from '../shared/metrics.port.ts';

export interface WatchDeadLettersDeps {
  deadLetters: Pick<DeadLetters, 'list'>;
  metrics: Pick<Metrics, 'deadLetters'>;
  logger: Logger;
  clock: Clock;
  alarmAfterMs: number;
}

/** As many as are counted; the alarm is about the oldest. */
const LIMIT = 1_000;

/** Measures how many jobs failed for good and how old the oldest is, and warns when nobody has looked for too long. */
export async function watchDeadLetters(deps: WatchDeadLettersDeps): Promise<void> {
  const { deadLetters, metrics, logger, clock, alarmAfterMs } = deps;
  for (const queue of QueueName.options) {
    const found = await deadLetters.list(queue, LIMIT);
    const oldest = found[0];
    const ageMs = oldest ? Math.max(0, clock.now().getTime() - Date.parse(oldest.enqueuedAt)) : 0;
    metrics.deadLetters({ queue }, found.length, ageMs / 1000);
    if (oldest && ageMs > alarmAfterMs) {
      logger.warn('failed jobs wait for a person: see "kollegan jobs dead"', {
        queue,
        count: found.length,
        oldestSeconds: Math.round(ageMs / 1000),
        code: oldest.code,
      });
    }
  }
}
