import { createDeadLetterCounts } from '../../../core/observability/index.ts';
import type { DeadLetter } from '../../../core/outbox/index.ts';
import { fault } from '../../helpers/faults.ts';
import { createRecordingLogger } from '../../helpers/recording-telemetry.ts';
import { createTestClock } from '../../helpers/test-clock.ts';

it('asks each queue at most once a minute, and says nothing of one that does not answer', async () => {
  const clock = createTestClock();
  const asked: string[] = [];
  const counts = createDeadLetterCounts({
    clock,
    logger: createRecordingLogger(),
    deadLetters: {
      async list(queue) {
        asked.push(queue);
        if (queue === 'nudges') throw fault('QUEUE.UNAVAILABLE', 'retry');
        return queue === 'recaps' ? [{ enqueuedAt: clock.iso() } as DeadLetter] : [];
      },
    },
  });
  const first = await counts();
  const queues = asked.length;
  clock.advance(59_000);
  await Promise.all([counts(), counts()]);
  expect(asked).toHaveLength(queues);
  clock.advance(1_000);
  await Promise.all([counts(), counts()]);

  expect(first.get('recaps')).toEqual({ count: 1, oldestSeconds: 0 });
  expect(first.get('briefs')).toEqual({ count: 0, oldestSeconds: 0 });
  expect(first.has('nudges')).toBe(false);
  expect(asked).toHaveLength(2 * queues);
});
