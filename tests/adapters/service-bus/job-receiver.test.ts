import { setTimeout as wait } from 'node:timers/promises';
import {
  createJobQueue,
  createJobReceiver,
  type JobHandler,
  type ReceivedJob,
} from '../../../adapters/service-bus/index.ts';
import { AppError } from '../../../core/shared/app-error.ts';
import {
  type Bus,
  createRecordingLogger,
  createRecordingMetrics,
  createTestClient,
  job,
  startBus,
  takeAll,
  until,
} from './fixture.ts';

const EMPTY = { active: 0, scheduled: 0, deferred: 0, locked: 0, deadLettered: 0 };

describe('receiving jobs from Service Bus', () => {
  let bus: Bus;

  beforeEach(async () => {
    bus = await startBus();
  });
  afterEach(() => bus.close());

  function receive(handle: JobHandler, client = bus.client) {
    const logger = createRecordingLogger();
    const metrics = createRecordingMetrics();
    const receiver = createJobReceiver({ client, queue: 'recaps', handle, maxConcurrent: 3, logger, metrics });
    return { receiver, logger, metrics };
  }

  async function send(...ids: string[]): Promise<void> {
    const queue = createJobQueue({ client: bus.client });
    await queue.send(ids.map((id) => job('recaps', id)));
    await queue.close();
  }

  it('hands over the job and completes it when it is done', async () => {
    const jobs: ReceivedJob[] = [];
    const { receiver, metrics, logger } = receive(async (received) => {
      jobs.push(received);
      return { type: 'done' };
    });

    await send('a');
    await until(() => metrics.jobs.length === 1);
    await receiver.close();

    expect(jobs).toEqual([
      {
        queue: 'recaps',
        messageId: 'a',
        correlationId: 'correlation of a',
        deliveryCount: 1,
        body: { meetingId: 'a' },
      },
    ]);
    expect(metrics.jobs).toEqual([{ queue: 'recaps', outcome: 'done', seconds: expect.any(Number) }]);
    expect(logger.lines).toEqual([]);
    expect(bus.broker.counts('recaps')).toEqual(EMPTY);
  });

  it('dead-letters with code and reason', async () => {
    const { receiver, metrics } = receive(async () => ({
      type: 'dead-letter',
      code: 'RECAP.GONE',
      reason: 'No meeting.',
    }));

    await send('a');
    await until(() => metrics.jobs.length === 1);
    await receiver.close();
    const [dead] = await takeAll(bus, 'recaps', 'dead-letters');

    expect(dead).toMatchObject({
      deadLetterReason: 'RECAP.GONE',
      deadLetterErrorDescription: 'No meeting.',
      messageId: 'a',
    });
    expect(metrics.jobs[0]?.outcome).toBe('dead-letter');
  });

  it('repeats at once without a delay, and later with one, as the same job', async () => {
    const tries: [string, number][] = [];
    const outcomes = [
      { type: 'retry' },
      { type: 'retry', delayMs: 30 },
      { type: 'retry', delayMs: 0 },
      { type: 'retry' },
    ] as const;
    const { receiver, metrics } = receive(async ({ messageId, deliveryCount, correlationId, body }) => {
      expect([correlationId, body]).toEqual(['correlation of a', { meetingId: 'a' }]);
      tries.push([messageId, deliveryCount]);
      return outcomes[tries.length - 1] ?? { type: 'done' };
    });

    await send('a');
    await until(() => metrics.jobs.length === 5);
    await receiver.close();

    expect(tries).toEqual([1, 2, 3, 4, 5].map((attempt) => ['a', attempt]));
    expect(metrics.jobs.map(({ outcome }) => outcome)).toEqual(['retry', 'retry', 'retry', 'retry', 'done']);
    expect(bus.broker.counts('recaps')).toEqual(EMPTY);
  });

  it.each([
    ['at once', () => ({ type: 'retry' }) as const],
    ['after delays', () => ({ type: 'retry', delayMs: 0 }) as const],
    [
      'now so, now so',
      (attempt: number) =>
        attempt % 3 === 0 ? ({ type: 'retry' } as const) : ({ type: 'retry', delayMs: 1 } as const),
    ],
  ])('gives up after ten tries %s', async (_, outcome) => {
    const tries: number[] = [];
    const { receiver, metrics } = receive(async ({ deliveryCount }) => {
      tries.push(deliveryCount);
      return outcome(deliveryCount);
    });

    await send('a');
    await until(() => bus.broker.counts('recaps').deadLettered === 1 && metrics.jobs.length === 10);
    await receiver.close();
    const [dead] = await takeAll(bus, 'recaps', 'dead-letters');

    expect(tries).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(dead).toMatchObject({ deadLetterReason: 'MaxDeliveryCountExceeded', body: { meetingId: 'a' } });
    expect(metrics.jobs.at(-1)?.outcome).toBe('dead-letter');
    expect(bus.broker.counts('recaps')).toMatchObject({ active: 0, scheduled: 0, locked: 0 });
  });

  it('reschedules to an instant, any number of times, without using up a try', async () => {
    const tries: number[] = [];
    const at = new Date(Date.now() + 150);
    const { receiver, metrics } = receive(async ({ deliveryCount }) => {
      tries.push(deliveryCount);
      return tries.length <= 12 ? { type: 'reschedule', at: at.toISOString() } : { type: 'done' };
    });

    await send('a');
    await until(() => metrics.jobs.length === 13);
    await receiver.close();

    expect(Date.now()).toBeGreaterThanOrEqual(at.getTime());
    expect(tries).toEqual(Array(13).fill(1));
    expect(metrics.jobs.filter(({ outcome }) => outcome === 'skipped')).toHaveLength(12);
    expect(metrics.jobs.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
    expect(bus.broker.counts('recaps')).toEqual(EMPTY);
  });

  it('dead-letters a job that wants to come back at no time', async () => {
    const { receiver, metrics } = receive(async () => ({ type: 'reschedule', at: 'tomorrow' }));

    await send('a');
    await until(() => metrics.jobs.length === 1);
    await receiver.close();
    const [dead] = await takeAll(bus, 'recaps', 'dead-letters');

    expect(dead?.deadLetterReason).toBe('QUEUE.BAD_INSTANT');
  });

  it.each([
    [new AppError({ code: 'X.NO', fate: 'dead-letter', message: 'Never.' }), 'X.NO', 'Never.'],
    [new AppError({ code: 'X.WRONG', fate: 'tell-person', message: 'Write a date.' }), 'X.WRONG', 'Write a date.'],
  ])('dead-letters what throws %p', async (error, code, reason) => {
    const { receiver, metrics, logger } = receive(async () => {
      throw error;
    });

    await send('a');
    await until(() => metrics.jobs.length === 1);
    await receiver.close();
    const [dead] = await takeAll(bus, 'recaps', 'dead-letters');

    expect(dead).toMatchObject({ deadLetterReason: code, deadLetterErrorDescription: reason });
    expect(logger.lines).toEqual([
      {
        level: 'warn',
        message: 'a job handler threw',
        fields: { queue: 'recaps', correlationId: 'correlation of a', attempt: 1, code },
      },
    ]);
  });

  it('repeats later what throws anything else, and keeps none of its words', async () => {
    const { receiver, metrics, logger } = receive(() => {
      throw new Error('Anna said that the budget is spent');
    });

    await send('a');
    await until(() => metrics.jobs.length === 1);
    await receiver.close();

    expect(bus.broker.counts('recaps')).toMatchObject({ scheduled: 1, active: 0, deadLettered: 0 });
    expect(JSON.stringify(logger.lines)).not.toContain('Anna');
    expect(logger.lines[0]?.fields['code']).toBe('UNEXPECTED');
  });

  it('handles as many at a time as told, and no more', async () => {
    let running = 0;
    let most = 0;
    const { receiver, metrics } = receive(async () => {
      running += 1;
      most = Math.max(most, running);
      await wait(10);
      running -= 1;
      return { type: 'done' };
    });

    await send('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    await until(() => metrics.jobs.length === 8);
    await receiver.close();

    expect(most).toBe(3);
  });

  it('waits at its close for what is in hand, and leaves the rest', async () => {
    let finish: () => void = () => undefined;
    const blocked = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const started: string[] = [];
    const { receiver, metrics } = receive(async ({ messageId }) => {
      started.push(messageId);
      await blocked;
      return { type: 'done' };
    });
    await send('a', 'b', 'c', 'd', 'e');
    await until(() => started.length === 3);

    const settledAtClose = receiver.close().then(() => metrics.jobs.length);
    // Long enough for a close that does not wait to be done too early.
    await wait(100);
    finish();
    const settled = await settledAtClose;

    expect(settled).toBe(3);
    expect(started).toEqual(['a', 'b', 'c']);
    expect(bus.broker.counts('recaps')).toEqual({ ...EMPTY, active: 2 });
  });

  it('settles a job although the connection was lost while it was handled', async () => {
    const other = createTestClient(bus.port);
    const queue = createJobQueue({ client: other });
    const handled: [string, number][] = [];
    const { receiver, metrics, logger } = receive(async ({ messageId, deliveryCount }) => {
      handled.push([messageId, deliveryCount]);
      if (messageId === 'b') return { type: 'done' };
      bus.broker.dropConnections();
      await queue.send([job('recaps', 'b')]);
      // It comes over the new connection, so the one that this job came over is gone by then.
      await until(() => handled.length === 2);
      return { type: 'done' };
    });

    await send('a');
    await until(() => metrics.jobs.length === 2);
    await Promise.all([receiver.close(), queue.close()]);
    await other.close();

    expect(handled).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    expect(metrics.jobs.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect(logger.lines).toEqual([]);
    expect(bus.broker.counts('recaps')).toEqual(EMPTY);
  });

  it('finds its queue again after a lost connection', async () => {
    const { receiver, metrics } = receive(async () => ({ type: 'done' }));
    await send('a');
    await until(() => metrics.jobs.length === 1);

    bus.broker.dropConnections();
    const other = createTestClient(bus.port);
    const queue = createJobQueue({ client: other });
    await queue.send([job('recaps', 'b')]);
    await until(() => metrics.jobs.length === 2);
    await Promise.all([receiver.close(), queue.close()]);
    await other.close();

    expect(bus.broker.counts('recaps')).toEqual(EMPTY);
  });

  it('closes at once while Service Bus is away', async () => {
    const gone = await startBus();
    await gone.close();
    const client = createTestClient(gone.port, { retryDelayMs: 3_600_000 });
    const { receiver, logger } = receive(async () => ({ type: 'done' }), client);
    await until(() => logger.lines.length > 0);

    await receiver.close();
    await client.close();

    expect(logger.lines).toEqual([
      {
        level: 'warn',
        message: 'the job receiver has lost its queue and goes on trying',
        fields: { queue: 'recaps', code: 'QUEUE.UNAVAILABLE', reason: expect.any(String) },
      },
    ]);
  });
});
