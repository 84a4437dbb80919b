import { connect, receive, receiveOne, type Sandbox, startSandbox } from './fixture.ts';

describe('sending to the local Service Bus and receiving from it', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ plain: {}, batches: {}, deletes: {}, links: {}, hosts: {}, many: {} });
  });
  afterAll(() => sandbox.close());

  it('brings the body and every property through', async () => {
    const sender = sandbox.client.createSender('plain');
    const receiver = sandbox.client.createReceiver('plain');

    await sender.sendMessages({
      body: { hello: 'wörld', n: 1 },
      messageId: 'm1',
      subject: 'subject',
      correlationId: 'c1',
      contentType: 'application/json',
      applicationProperties: { count: 1, text: 'x', yes: true },
    });
    const message = await receiveOne(receiver);

    expect(message).toMatchObject({
      body: { hello: 'wörld', n: 1 },
      messageId: 'm1',
      subject: 'subject',
      correlationId: 'c1',
      contentType: 'application/json',
      applicationProperties: { count: 1, text: 'x', yes: true },
      deliveryCount: 0,
      state: 'active',
    });
    expect(message.lockToken).toMatch(/^[0-9a-f-]{36}$/);
    expect(message.lockedUntilUtc?.getTime()).toBeGreaterThan(Date.now());
    expect(message.enqueuedTimeUtc).toBeInstanceOf(Date);
    expect(message.sequenceNumber?.toNumber()).toBeGreaterThan(0);

    await receiver.completeMessage(message);

    expect(sandbox.broker.counts('plain')).toEqual({
      active: 0,
      scheduled: 0,
      deferred: 0,
      locked: 0,
      deadLettered: 0,
    });
  });

  it('keeps the order of an array and of a batch', async () => {
    const sender = sandbox.client.createSender('batches');
    const receiver = sandbox.client.createReceiver('batches');

    await sender.sendMessages([1, 2, 3].map((body) => ({ body, messageId: `a${body}` })));
    const batch = await sender.createMessageBatch();
    const fits = batch.tryAddMessage({ body: 4 });
    await sender.sendMessages(batch);
    const messages = await receive(receiver, 4);
    await Promise.all(messages.map((message) => receiver.completeMessage(message)));

    expect(fits).toBe(true);
    expect(batch.maxSizeInBytes).toBe(262_144);
    expect(messages.map(({ body }) => body)).toEqual([1, 2, 3, 4]);
    expect(sandbox.broker.counts('batches').active).toBe(0);
  });

  it('gives away what is received and deleted', async () => {
    const sender = sandbox.client.createSender('deletes');
    const receiver = sandbox.client.createReceiver('deletes', { receiveMode: 'receiveAndDelete' });

    await sender.sendMessages([{ body: 1 }, { body: 2 }]);
    const messages = await receive(receiver, 2);

    expect(messages.map(({ body }) => body)).toEqual([1, 2]);
    expect(sandbox.broker.counts('deletes')).toMatchObject({ active: 0, locked: 0 });
  });

  it('answers a drain with what there is, and settles through management once the link is closed', async () => {
    const sender = sandbox.client.createSender('links');
    const first = sandbox.client.createReceiver('links');
    const second = sandbox.client.createReceiver('links');

    await sender.sendMessages([{ body: 1 }, { body: 2 }]);
    const messages = await first.receiveMessages(5, { maxWaitTimeInMs: 300 });
    await first.close();
    const [one, two] = messages;
    if (one === undefined || two === undefined) throw new Error('two messages were sent');
    await second.completeMessage(one);
    await second.deadLetterMessage(two, { deadLetterReason: 'R', deadLetterErrorDescription: 'D' });

    expect(messages).toHaveLength(2);
    expect(sandbox.broker.counts('links')).toMatchObject({ active: 0, locked: 0, deadLettered: 1 });
  });

  it.each(['localhost', '127.0.0.1'])('is reached as %s', async (host) => {
    const client = connect(
      `Endpoint=sb://${host}:${sandbox.port};SharedAccessKeyName=Root;SharedAccessKey=x;UseDevelopmentEmulator=true;`,
    );

    await client.createSender('hosts').sendMessages({ body: host });
    const message = await receiveOne(client.createReceiver('hosts', { receiveMode: 'receiveAndDelete' }));
    await client.close();

    expect(message.body).toBe(host);
  });

  it('serves 10,000 messages over one link', async () => {
    const sender = sandbox.client.createSender('many');
    const receiver = sandbox.client.createReceiver('many');
    const total = 10_000;
    const seen = new Set<number>();

    for (let sent = 0; sent < total; sent += 500) {
      await sender.sendMessages(Array.from({ length: 500 }, (_, i) => ({ body: sent + i })));
    }
    const queued = sandbox.broker.counts('many').active;
    await new Promise<void>((resolve, reject) => {
      receiver.subscribe(
        {
          processMessage: async ({ body }) => {
            seen.add(body);
            if (seen.size === total) resolve();
          },
          processError: async ({ error }) => reject(error),
        },
        { maxConcurrentCalls: 100 },
      );
    });
    await receiver.close();

    expect(queued).toBe(total);
    expect(seen.size).toBe(total);
  });
});
