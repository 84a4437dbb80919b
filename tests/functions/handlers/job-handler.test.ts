import { z } from 'zod';
import { QueueName } from '../../../core/contracts/queues.ts';
import type { JobOutcome } from '../../../core/outbox/index.ts';
import { createJobHandlers } from '../../../functions/handlers/index.ts';
import { createJobHandler, type JobDelivery } from '../../../functions/handlers/job-handler.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { fault } from '../../helpers/faults.ts';

const world = useCoreWorld();
const Body = z.object({ id: z.string() });

const delivery = (overrides: Partial<JobDelivery> = {}): JobDelivery => ({
  messageId: 'm-1:recap',
  correlationId: 'c-1',
  deliveryCount: 1,
  body: { id: 'x' },
  ...overrides,
});

const done = async (): Promise<JobOutcome> => ({ type: 'done' });
const handlerOf = (run: Parameters<typeof createJobHandler<typeof Body>>[2]) =>
  createJobHandler(Body, world.logger, run);
const throwing = (error: unknown) => handlerOf(() => Promise.reject(error));

describe('a body that does not fit its contract', () => {
  it.each([
    [undefined],
    [null],
    [''],
    ['{"id":"x"}'],
    [[]],
    [{}],
    [{ id: 5 }],
    [{ ID: 'x' }],
    [JSON.parse('{"__proto__":{"id":"x"}}')],
  ])('is a dead letter at once, and nothing runs: %j', async (body) => {
    const run = jest.fn(done);

    const outcome = await handlerOf(run)(delivery({ body }));

    expect(outcome).toEqual({
      type: 'dead-letter',
      code: 'JOB.BAD_BODY',
      reason: 'The message does not fit its contract.',
    });
    expect(run).not.toHaveBeenCalled();
  });

  describe.each(QueueName.options)('of %s', (queue) => {
    const good = {
      tenantId: 't',
      conversationId: 'c',
      meetingId: 'm',
      correlationId: 'x',
      decisionId: 'd',
      round: 1,
      card: 'decision',
      type: 'requested',
      requestId: 'r',
    };
    const ofMeeting = ['tenantId', 'conversationId', 'meetingId', 'correlationId'] as const;
    const needs: Record<QueueName, (keyof typeof good)[]> = {
      'planner-tasks': [...ofMeeting, 'decisionId'],
      recaps: [...ofMeeting],
      nudges: [...ofMeeting, 'decisionId', 'round'],
      briefs: [...ofMeeting],
      notifications: [...ofMeeting, 'card', 'decisionId'],
      erasures: ['type', 'tenantId', 'requestId', 'correlationId'],
    };
    const fields = needs[queue];

    it.each(fields)('is a dead letter without %s, or with a wrong one', async (field) => {
      const handler = createJobHandlers(world)[queue];
      const { [field as keyof typeof good]: _left, ...lacking } = good;

      for (const body of [lacking, { ...good, [field]: null }, { ...good, [field]: {} }, { ...good, [field]: '' }]) {
        expect(await handler(delivery({ body }))).toMatchObject({ type: 'dead-letter', code: 'JOB.BAD_BODY' });
      }
    });

    it('writes nothing down of what was in it', async () => {
      await createJobHandlers(world)[queue](delivery({ body: { ...good, tenantId: { said: 'hemligt' } } }));

      expect(JSON.stringify(world.logger.lines)).not.toContain('hemligt');
      expect(await world.store.tenants()).toEqual([]);
    });
  });
});

describe('what a use case throws', () => {
  it.each([
    ['to try again', fault('GRAPH.UNAVAILABLE', 'retry'), { type: 'retry', delayMs: 1_000 }],
    ['to try again later', fault('GRAPH.THROTTLED', 'retry', 60_000), { type: 'retry', delayMs: 60_000 }],
    ['to try again sooner than it should', fault('GRAPH.THROTTLED', 'retry', 10), { type: 'retry', delayMs: 1_000 }],
    [
      'to give up',
      fault('GRAPH.GONE', 'dead-letter'),
      { type: 'dead-letter', code: 'GRAPH.GONE', reason: 'GRAPH.GONE' },
    ],
    ['to tell somebody', fault('X.Y', 'tell-person'), { type: 'dead-letter', code: 'X.Y', reason: 'X.Y' }],
    ['something else', new Error('Anna said so'), { type: 'retry', delayMs: 1_000 }],
    ['no error at all', 'Anna said so', { type: 'retry', delayMs: 1_000 }],
    ['nothing', undefined, { type: 'retry', delayMs: 1_000 }],
  ] as [string, unknown, JobOutcome][])('decides what becomes of the job: %s', async (_name, error, expected) => {
    expect(await throwing(error)(delivery())).toEqual(expected);
  });

  it('is written down with its code and its ids, and not with its words', async () => {
    await throwing(new Error('Anna said so'))(delivery({ deliveryCount: 3 }));

    expect(world.logger.lines).toEqual([
      {
        level: 'warn',
        message: 'job failed',
        fields: { messageId: 'm-1:recap', correlationId: 'c-1', deliveryCount: 3, code: 'UNEXPECTED' },
      },
    ]);
  });

  it.each([
    [1, 1_000],
    [2, 2_000],
    [5, 16_000],
    [9, 256_000],
    [10, 300_000],
    [5_000, 300_000],
  ])('waits longer each time: try %d waits %d ms', async (deliveryCount, delayMs) => {
    expect(await throwing(fault('X.Y', 'retry'))(delivery({ deliveryCount }))).toEqual({ type: 'retry', delayMs });
  });
});

describe('the last try', () => {
  it.each([
    [1, false],
    [4, false],
    [5, true],
    [9, true],
  ])('is known to the use case: try %d is %s', async (deliveryCount, expected) => {
    const tries: boolean[] = [];
    const handler = handlerOf(async (_job, { lastTry }) => {
      tries.push(lastTry);
      return { type: 'done' };
    });

    await handler(delivery({ deliveryCount }));

    expect(tries).toEqual([expected]);
  });
});
