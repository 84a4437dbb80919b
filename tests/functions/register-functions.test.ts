import { QueueName } from '../../core/contracts/queues.ts';
import { type HostDelivery, readHostDelivery } from '../../functions/host-delivery.ts';
import { TIMER_JOBS } from '../../functions/jobs.ts';
import { type RegisterOptions, registerFunctions } from '../../functions/register-functions.ts';

const METADATA = {
  messageId: 'm-1:recap',
  correlationId: 'c-1',
  lockToken: '11111111-2222-4333-8444-555555555555',
  deliveryCount: '2',
  applicationProperties: { 'kollegan-attempts': 3, traceparent: '00-a', nested: { no: 1 } },
};

describe('what the host says of a message', () => {
  it('is read with numbers as numbers and without what is no property', () => {
    expect(readHostDelivery({ meetingId: 'm-1' }, METADATA)).toEqual({
      messageId: 'm-1:recap',
      correlationId: 'c-1',
      lockToken: METADATA.lockToken,
      deliveryCount: 2,
      applicationProperties: { 'kollegan-attempts': 3, traceparent: '00-a' },
      body: { meetingId: 'm-1' },
    });
  });

  it('may lack the correlation id and the properties', () => {
    const { correlationId: _, applicationProperties: __, ...least } = METADATA;

    expect(readHostDelivery('{', least)).toMatchObject({ body: '{', applicationProperties: {} });
  });

  it.each([
    ['no metadata', undefined],
    ['no lock token', { ...METADATA, lockToken: undefined }],
    ['a lock token that is none', { ...METADATA, lockToken: 'x' }],
    ['no message id', { ...METADATA, messageId: '' }],
    ['a count that is none', { ...METADATA, deliveryCount: 'many' }],
  ])('is refused with %s', (_what, metadata) => {
    expect(() => readHostDelivery({}, metadata)).toThrow(
      expect.objectContaining({ code: 'JOB.NO_METADATA', fate: 'retry' }),
    );
  });
});

type Handler = (input: unknown, context: { triggerMetadata: unknown }) => Promise<void>;

function register() {
  const handlers = new Map<string, Handler>();
  const hooks = new Map<string, () => Promise<void>>();
  const done: string[] = [];
  const keep = (name: string, { handler }: { handler: unknown }) => void handlers.set(name, handler as Handler);
  let made = 0;
  const host = {
    receive: async (queue: QueueName, { messageId }: HostDelivery) => void done.push(`${queue} ${messageId}`),
    tick: async (name: string) => void done.push(name),
    stop: async () => void done.push('stop'),
  };
  registerFunctions({
    app: {
      serviceBusQueue: keep,
      timer: keep,
      hook: {
        appStart: (hook: () => Promise<void>) => hooks.set('start', hook),
        appTerminate: (hook: () => Promise<void>) => hooks.set('end', hook),
      },
    } as unknown as RegisterOptions['app'],
    settings: { retentionCron: '0 15 2 * * *' },
    host: async () => {
      made += 1;
      return host;
    },
  });
  return { handlers, hooks, done, made: () => made };
}

it('the functions hand over to the product, which is made with the start and not with the registration', async () => {
  const { handlers, hooks, done, made } = register();
  const before = made();

  await hooks.get('start')?.();
  for (const queue of QueueName.options) await handlers.get(queue)?.({}, { triggerMetadata: METADATA });
  for (const { name } of TIMER_JOBS) await handlers.get(name)?.({}, { triggerMetadata: undefined });
  await hooks.get('end')?.();

  expect(before).toBe(0);
  expect(done).toEqual([
    ...QueueName.options.map((queue) => `${queue} m-1:recap`),
    ...TIMER_JOBS.map(({ name }) => name),
    'stop',
  ]);
});

it('a function fails when its message cannot be read, so that the host lets go of it', async () => {
  const { handlers } = register();

  await expect(handlers.get('recaps')?.({}, { triggerMetadata: {} })).rejects.toMatchObject({
    code: 'JOB.NO_METADATA',
  });
});
