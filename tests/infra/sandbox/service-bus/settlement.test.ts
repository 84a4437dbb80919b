import { isEmpty, receiveOne, type Sandbox, sequenceOf, startSandbox } from './fixture.ts';

describe('settling messages of the local Service Bus', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({
      abandoned: { maxDeliveryCount: 3 },
      buried: {},
      deferred: {},
      refused: { maxDeliveryCount: 2 },
      renewed: { lockDuration: 'PT0.4S' },
      peeked: {},
    });
  });
  afterAll(() => sandbox.close());

  it('counts deliveries and buries what was abandoned too often', async () => {
    const sender = sandbox.client.createSender('abandoned');
    const receiver = sandbox.client.createReceiver('abandoned');
    const deadLetters = sandbox.client.createReceiver('abandoned', { subQueueType: 'deadLetter' });
    const deliveries: (number | undefined)[] = [];

    await sender.sendMessages({ body: 'x' });
    for (const attempt of [0, 1, 2]) {
      const message = await receiveOne(receiver);
      deliveries.push(message.deliveryCount);
      await receiver.abandonMessage(message, { last: attempt });
    }
    const counts = sandbox.broker.counts('abandoned');
    const dead = await receiveOne(deadLetters);
    await deadLetters.completeMessage(dead);

    expect(deliveries).toEqual([0, 1, 2]);
    expect(counts).toMatchObject({ active: 0, deadLettered: 1 });
    expect(dead).toMatchObject({
      deadLetterReason: 'MaxDeliveryCountExceeded',
      deadLetterSource: 'abandoned',
      applicationProperties: { last: 2 },
    });
    expect(sandbox.broker.counts('abandoned').deadLettered).toBe(0);
  });

  it('dead-letters with reason, description and properties, and never drops a dead letter', async () => {
    const sender = sandbox.client.createSender('buried');
    const receiver = sandbox.client.createReceiver('buried');
    const deadLetters = sandbox.client.createReceiver('buried', { subQueueType: 'deadLetter' });

    await sender.sendMessages({ body: { k: 1 }, messageId: 'dl' });
    await receiver.deadLetterMessage(await receiveOne(receiver), {
      deadLetterReason: 'BadPayload',
      deadLetterErrorDescription: 'no tenant',
      custom: 'z',
    });
    const dead = await receiveOne(deadLetters);
    await deadLetters.deadLetterMessage(dead, { deadLetterReason: 'again', deadLetterErrorDescription: 'D' });
    const again = await receiveOne(deadLetters);
    for (let message = again; (message.deliveryCount ?? 0) < 12; message = await receiveOne(deadLetters)) {
      await deadLetters.abandonMessage(message);
    }

    expect(dead).toMatchObject({
      body: { k: 1 },
      deadLetterReason: 'BadPayload',
      deadLetterErrorDescription: 'no tenant',
      applicationProperties: { custom: 'z' },
    });
    expect(sandbox.broker.counts('buried').deadLettered).toBe(1);
  });

  it('keeps a deferred message apart until it is asked for, and again when it is abandoned', async () => {
    const sender = sandbox.client.createSender('deferred');
    const receiver = sandbox.client.createReceiver('deferred');

    await sender.sendMessages({ body: 'd' });
    const message = await receiveOne(receiver);
    const sequence = sequenceOf(message);
    await receiver.deferMessage(message, { why: 'later' });
    const peeked = await receiver.peekMessages(5);
    const emptyMeanwhile = await isEmpty(receiver);
    const [fetched] = await receiver.receiveDeferredMessages(sequence);
    if (fetched === undefined) throw new Error('the deferred message did not come');
    await receiver.abandonMessage(fetched);
    const countsAfterAbandon = sandbox.broker.counts('deferred');
    const [last] = await receiver.receiveDeferredMessages(sequence);
    if (last === undefined) throw new Error('the deferred message did not come again');
    await receiver.completeMessage(last);

    expect(peeked.map(({ state }) => state)).toEqual(['deferred']);
    expect(emptyMeanwhile).toBe(true);
    expect(fetched).toMatchObject({ body: 'd', applicationProperties: { why: 'later' } });
    expect(countsAfterAbandon).toMatchObject({ deferred: 1, active: 0 });
    expect(sandbox.broker.counts('deferred')).toMatchObject({ deferred: 0, active: 0, locked: 0 });
    await expect(receiver.receiveDeferredMessages(sequence)).rejects.toMatchObject({ code: 'MessageNotFound' });
  });

  it('renews a lock, and tells of a lost one before it delivers the message again', async () => {
    const sender = sandbox.client.createSender('renewed');
    const receiver = sandbox.client.createReceiver('renewed', { maxAutoLockRenewalDurationInMs: 0 });

    await sender.sendMessages({ body: 'x' });
    const message = await receiveOne(receiver);
    const lockedAt = message.lockedUntilUtc?.getTime() ?? 0;
    const renewed = await receiver.renewMessageLock(message);
    const again = await receiveOne(receiver);

    expect(renewed.getTime()).toBeGreaterThanOrEqual(lockedAt);
    expect(Date.now()).toBeGreaterThanOrEqual(renewed.getTime());
    expect(again.deliveryCount).toBe(1);
    await expect(receiver.renewMessageLock(message)).rejects.toMatchObject({ code: 'MessageLockLost' });
    await expect(receiver.completeMessage(message)).rejects.toMatchObject({ code: 'MessageLockLost' });
    await receiver.completeMessage(again);
    expect(sandbox.broker.counts('renewed')).toMatchObject({ active: 0, locked: 0, deadLettered: 0 });
  });

  it('shows messages in every state in order without touching them', async () => {
    const sender = sandbox.client.createSender('peeked');
    const receiver = sandbox.client.createReceiver('peeked');

    await sender.sendMessages([{ body: 1 }, { body: 2 }]);
    await sender.scheduleMessages({ body: 3 }, new Date(Date.now() + 60_000));
    const locked = await receiveOne(receiver);
    const all = await receiver.peekMessages(10, { fromSequenceNumber: sequenceOf(locked) });
    const after = await receiver.peekMessages(1, { fromSequenceNumber: sequenceOf(locked).add(1) });
    const none = await receiver.peekMessages(5, { fromSequenceNumber: sequenceOf(locked).add(1_000_000) });

    expect(all.map(({ body, state }) => [body, state])).toEqual([
      [1, 'active'],
      [2, 'active'],
      [3, 'scheduled'],
    ]);
    expect(after.map(({ body }) => body)).toEqual([2]);
    expect(none).toEqual([]);
    expect(sandbox.broker.counts('peeked')).toMatchObject({ active: 1, locked: 1, scheduled: 1 });
  });
});
