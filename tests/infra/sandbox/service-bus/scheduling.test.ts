import { receiveOne, type Sandbox, startSandbox } from './fixture.ts';

describe('scheduling on the local Service Bus', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({
      later: {},
      once: { duplicateDetectionWindow: 'PT1H' },
      short: {},
      dropped: { deadLetterOnExpiry: false },
    });
  });
  afterAll(() => sandbox.close());

  it('delivers at the set time, in the order of time, and not what was cancelled', async () => {
    const sender = sandbox.client.createSender('later');
    const receiver = sandbox.client.createReceiver('later');
    const at = Date.now() + 400;

    await sender.sendMessages({ body: 'second', scheduledEnqueueTimeUtc: new Date(at + 100) });
    const [first] = await sender.scheduleMessages({ body: 'first' }, new Date(at));
    const [never] = await sender.scheduleMessages([{ body: 'never' }], new Date(at));
    if (first === undefined || never === undefined) throw new Error('no sequence number came');
    await sender.cancelScheduledMessages(never);
    const counts = sandbox.broker.counts('later');
    const one = await receiveOne(receiver);
    const oneCameAt = Date.now();
    const two = await receiveOne(receiver);

    expect(first.toNumber()).toBeGreaterThan(0);
    expect(counts).toMatchObject({ scheduled: 2, active: 0 });
    expect([one.body, two.body]).toEqual(['first', 'second']);
    expect(oneCameAt).toBeGreaterThanOrEqual(at);
    expect(one.enqueuedTimeUtc?.getTime()).toBeGreaterThanOrEqual(at);
    expect(two.scheduledEnqueueTimeUtc?.getTime()).toBe(at + 100);
    expect(sandbox.broker.counts('later').scheduled).toBe(0);
    await expect(sender.cancelScheduledMessages(first)).rejects.toMatchObject({ code: 'MessageNotFound' });
    await expect(sender.cancelScheduledMessages(first.add(99_999))).rejects.toMatchObject({
      code: 'MessageNotFound',
    });
  });

  it('sends at once what is scheduled for a time gone by', async () => {
    const sender = sandbox.client.createSender('later');
    const receiver = sandbox.client.createReceiver('later', { receiveMode: 'receiveAndDelete' });

    await sender.scheduleMessages({ body: 'overdue' }, new Date(Date.now() - 60_000));
    const message = await receiveOne(receiver);

    expect(message.body).toBe('overdue');
  });

  it('accepts a message id once, and drops the repeat in silence however it is sent', async () => {
    const sender = sandbox.client.createSender('once');
    const receiver = sandbox.client.createReceiver('once');

    await sender.sendMessages({ body: 1, messageId: 'same' });
    await receiver.completeMessage(await receiveOne(receiver));
    await sender.sendMessages({ body: 2, messageId: 'same' });
    await sender.sendMessages([
      { body: 3, messageId: 'same' },
      { body: 4, messageId: 'other' },
    ]);
    await sender.scheduleMessages({ body: 5, messageId: 'other' }, new Date(Date.now() + 60_000));

    expect(sandbox.broker.counts('once')).toMatchObject({ active: 1, scheduled: 0 });
  });

  it('buries an expired message where the queue says so, and drops it where not', async () => {
    const short = sandbox.client.createSender('short');
    const dropped = sandbox.client.createSender('dropped');
    const deadLetters = sandbox.client.createReceiver('short', { subQueueType: 'deadLetter' });

    await dropped.sendMessages({ body: 'gone', timeToLive: 50 });
    await short.sendMessages({ body: 'ttl', timeToLive: 100 });
    const dead = await receiveOne(deadLetters);

    expect(dead).toMatchObject({ body: 'ttl', deadLetterReason: 'TTLExpiredException' });
    expect(sandbox.broker.counts('dropped')).toMatchObject({ active: 0, deadLettered: 0 });
  });
});
