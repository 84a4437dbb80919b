import { QueueName } from '../../../core/contracts/queues.ts';
import type { DeadLetter } from '../../../core/outbox/index.ts';
import { AppError } from '../../../core/shared/app-error.ts';
import { purgeDeadLetters, sweepExpired, sweepOutboxes, watchDeadLetters } from '../../../core/upkeep/index.ts';
import { createRecordingLogger, createRecordingMetrics } from '../../helpers/recording-telemetry.ts';

const NOW = '2026-11-20T09:00:00.000Z';
const clock = { now: () => new Date(NOW) };
const logger = createRecordingLogger();
afterEach(() => {
  logger.lines.length = 0;
});

describe('the sweep of expired words', () => {
  it('goes over every tenant, after its holds', async () => {
    const expired = new Map([
      ['tenant-1', 1_200],
      ['tenant-2', 0],
    ]);
    const asked: string[] = [];
    const retention = {
      async expire(tenantId: string) {
        asked.push(tenantId);
        return expired.get(tenantId) ?? 0;
      },
    };
    const bringIntoLine = async (tenantId: string) => void asked.push(`${tenantId} holds`);

    await sweepExpired({ store: { tenants: async () => [...expired.keys()] }, retention, bringIntoLine, logger });

    expect(asked).toEqual(['tenant-1 holds', 'tenant-1', 'tenant-2 holds', 'tenant-2']);
    expect(logger.lines.map(({ fields }) => fields)).toEqual([{ removed: 1_200 }]);
  });
});

it('removes no expired words where the holds cannot be read', async () => {
  const store = { tenants: async () => ['a'] };
  const retention = { expire: () => Promise.reject(new Error('swept')) };
  const bringIntoLine = () => Promise.reject(new Error('holds'));

  await expect(sweepExpired({ store, retention, bringIntoLine, logger })).rejects.toThrow('holds');
});

describe('the sweep of outboxes', () => {
  it('leaves out no tenant because another one cannot be swept', async () => {
    const swept: string[] = [];
    const dispatcher = {
      dispatch: async () => undefined,
      async sweep(tenantId: string) {
        swept.push(tenantId);
        if (tenantId === 'a') throw new AppError({ code: 'STORE.UNAVAILABLE', fate: 'retry', message: 'Away.' });
        return 1;
      },
    };

    await sweepOutboxes({ store: { tenants: async () => ['a', 'b'] }, dispatcher, logger });

    expect(swept).toEqual(['a', 'b']);
    expect(logger.lines).toMatchObject([{ level: 'warn', fields: { code: 'STORE.UNAVAILABLE' } }]);
  });
});

function letter(minutesAgo: number): DeadLetter {
  return {
    id: 'recaps/1',
    queue: 'recaps',
    messageId: 'm-1:recap',
    correlationId: 'c-1',
    meetingId: 'm-1',
    code: 'JOB.BAD_BODY',
    reason: 'It does not fit.',
    enqueuedAt: new Date(Date.parse(NOW) - minutesAgo * 60_000).toISOString(),
  };
}

describe('the watch over dead letters', () => {
  const watch = async (found: DeadLetter[]) => {
    const metrics = createRecordingMetrics();
    const deadLetters = { list: async (queue: QueueName) => (queue === 'recaps' ? found : []) };
    await watchDeadLetters({ deadLetters, metrics, logger, clock, alarmAfterMs: 3_600_000 });
    return metrics.lines;
  };

  it('measures every queue and is silent while they are young', async () => {
    const lines = await watch([letter(60), letter(5)]);

    expect(lines).toHaveLength(QueueName.options.length);
    expect(lines).toContain('dead-letters recaps 2 3600');
    expect(lines).toContain('dead-letters nudges 0 0');
    expect(logger.lines).toEqual([]);
  });

  it('warns when nobody has looked for too long', async () => {
    await watch([letter(61)]);

    expect(logger.lines).toEqual([
      {
        level: 'warn',
        message: 'failed jobs wait for a person: see "kollegan jobs dead"',
        fields: { queue: 'recaps', count: 1, oldestSeconds: 3_660, code: 'JOB.BAD_BODY' },
      },
    ]);
  });

  it('is not confused by a clock that runs before that of the service', async () => {
    expect(await watch([letter(-5)])).toContain('dead-letters recaps 1 0');
  });
});

describe('the retention of dead letters', () => {
  it('removes what is older than the days it is kept', async () => {
    const asked: [QueueName, string][] = [];
    const deadLetters = {
      async purge(queue: QueueName, before: Date) {
        asked.push([queue, before.toISOString()]);
        return queue === 'nudges' ? 4 : 0;
      },
    };

    await purgeDeadLetters({ deadLetters, clock, logger, retentionDays: 30 });

    expect(asked).toEqual(QueueName.options.map((queue) => [queue, '2026-10-21T09:00:00.000Z']));
    expect(logger.lines.map(({ fields }) => fields)).toEqual([{ queue: 'nudges', removed: 4 }]);
  });
});
