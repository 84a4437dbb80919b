import { serviceBusConnectionString } from '../../../../infra/sandbox/service-bus/index.ts';
import { connect, type Sandbox, startSandbox, until } from './fixture.ts';

describe('subscribing to the local Service Bus', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({
      calls: {},
      slow: { lockDuration: 'PT1S' },
      dropped: { lockDuration: 'PT1S' },
      shared: {},
    });
  });
  afterAll(() => sandbox.close());

  it('has as many calls at a time as asked for, completes what is done and repeats what threw', async () => {
    const sender = sandbox.client.createSender('calls');
    const receiver = sandbox.client.createReceiver('calls');
    const done: [unknown, number | undefined][] = [];
    const errors: string[] = [];
    let running = 0;
    let most = 0;

    receiver.subscribe(
      {
        async processMessage({ body, deliveryCount }) {
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setTimeout(resolve, 20));
          running -= 1;
          if (body === 3 && deliveryCount === 0) throw new Error('boom');
          done.push([body, deliveryCount]);
        },
        processError: async ({ errorSource, error }) => void errors.push(`${errorSource}: ${error.message}`),
      },
      { maxConcurrentCalls: 4 },
    );
    await sender.sendMessages(Array.from({ length: 12 }, (_, body) => ({ body })));
    await until(() => done.length === 12 && sandbox.broker.counts('calls').locked === 0);
    await receiver.close();

    expect(most).toBe(4);
    expect(errors).toEqual(['processMessageCallback: boom']);
    expect(done).toContainEqual([3, 1]);
    expect(sandbox.broker.counts('calls')).toMatchObject({ active: 0, locked: 0 });
  });

  it('lets the SDK keep the lock of a handler that takes longer than it', async () => {
    const sender = sandbox.client.createSender('slow');
    const receiver = sandbox.client.createReceiver('slow', { maxAutoLockRenewalDurationInMs: 60_000 });
    const errors: string[] = [];
    let deliveries = 0;

    receiver.subscribe({
      async processMessage() {
        deliveries += 1;
        await new Promise((resolve) => setTimeout(resolve, 1_800));
      },
      processError: async ({ errorSource }) => void errors.push(errorSource),
    });
    await sender.sendMessages({ body: 'slow' });
    await until(() => deliveries > 0);
    await until(() => sandbox.broker.counts('slow').locked === 0);
    await receiver.close();

    expect(deliveries).toBe(1);
    expect(errors).toEqual([]);
    expect(sandbox.broker.counts('slow')).toMatchObject({ active: 0, locked: 0 });
  });

  it('goes on after a lost connection', async () => {
    const connectionString = serviceBusConnectionString({ port: sandbox.port });
    const [client, later] = [connect(connectionString), connect(connectionString)];
    const receiver = client.createReceiver('dropped');
    const bodies: unknown[] = [];

    receiver.subscribe({
      processMessage: async ({ body }) => void bodies.push(body),
      processError: async () => undefined,
    });
    await client.createSender('dropped').sendMessages({ body: 1 });
    await until(() => bodies.length === 1 && sandbox.broker.counts('dropped').locked === 0);
    sandbox.broker.dropConnections();
    await later.createSender('dropped').sendMessages({ body: 2 });
    await until(() => bodies.length === 2);
    await Promise.all([client.close(), later.close()]);

    expect(bodies).toEqual([1, 2]);
  });

  it('shares a queue among its receivers', async () => {
    const sender = sandbox.client.createSender('shared');
    const receivers = [sandbox.client.createReceiver('shared'), sandbox.client.createReceiver('shared')];
    const served = [0, 0];

    receivers.forEach((receiver, i) => {
      receiver.subscribe({
        async processMessage() {
          served[i] = (served[i] ?? 0) + 1;
        },
        processError: async () => undefined,
      });
    });
    await sender.sendMessages(Array.from({ length: 40 }, (_, body) => ({ body })));
    await until(() => sandbox.broker.counts('shared').active === 0 && sandbox.broker.counts('shared').locked === 0);
    await Promise.all(receivers.map((receiver) => receiver.close()));

    expect(served.reduce((a, b) => a + b)).toBe(40);
    expect(Math.min(...served)).toBeGreaterThan(5);
  });
});
