import { createMessageQueue } from '../../../../../infra/sandbox/service-bus/queues/message-queue.ts';
import { createMessageStore } from '../../../../../infra/sandbox/service-bus/store/message-store.ts';
import { incoming } from '../incoming.ts';

const SETTINGS = {
  name: 'jobs',
  lockMs: 1_000,
  maxDeliveryCount: 3,
  duplicateWindowMs: 10_000,
  deadLetterOnExpiry: true,
};

function setUp(settings: Partial<typeof SETTINGS> = {}) {
  const clock = { at: 1_000_000 };
  const now = () => clock.at;
  const store = createMessageStore(':memory:');
  const row = { ...SETTINGS, ...settings };
  const deadLetters = createMessageQueue({
    settings: { ...row, name: 'jobs/$deadletterqueue', duplicateWindowMs: 0 },
    store,
    now,
  });
  const queue = createMessageQueue({ settings: row, store, now, deadLetters });
  const pass = (ms: number) => {
    clock.at += ms;
    queue.advance();
  };
  return { queue, deadLetters, store, pass, now };
}

function tokenOf(held: { message: { lock: { token: string } | undefined } } | undefined): string {
  if (held?.message.lock === undefined) throw new Error('nothing was locked');
  return held.message.lock.token;
}

describe('a queue of the local Service Bus', () => {
  it('delivers in the order of acceptance, and what was abandoned first again', () => {
    const { queue } = setUp();
    const sequences = ['a', 'b', 'c'].map((id) => queue.enqueue(incoming(id)));

    queue.settle(tokenOf(queue.lockNext()), { type: 'abandon' });
    const order = [queue.lockNext(), queue.lockNext(), queue.lockNext(), queue.lockNext()];

    expect(order.map((held) => held?.message.sequence)).toEqual([...sequences, undefined]);
  });

  it('gives a lock for its time and no longer', () => {
    const { queue, pass } = setUp();
    queue.enqueue(incoming('a'));
    const token = tokenOf(queue.lockNext());

    pass(999);
    const renewed = queue.renew(token);
    pass(999);
    const inTime = queue.counts();
    pass(1);

    expect(renewed).toBe(1_001_999);
    expect(inTime).toMatchObject({ locked: 1, active: 0 });
    expect(queue.counts()).toMatchObject({ locked: 0, active: 1 });
    expect(queue.renew(token)).toBeUndefined();
    expect(queue.settle(token, { type: 'complete' })).toBe(false);
    expect(queue.lockNext()?.message.deliveries).toBe(1);
  });

  it('takes back a lost lock even before anyone looks at the time', () => {
    const { queue, pass, now } = setUp();
    queue.enqueue(incoming('a'));
    const token = tokenOf(queue.lockNext());

    const deadline = queue.nextDeadline();
    pass(5_000);

    expect(deadline).toBe(now() - 4_000);
    expect(queue.settle(token, { type: 'complete' })).toBe(false);
  });

  it('buries a message whose lock was lost too often', () => {
    const { queue, deadLetters, pass } = setUp();
    queue.enqueue(incoming('a'));

    for (let i = 0; i < 3; i += 1) {
      queue.lockNext();
      pass(1_000);
    }

    expect(queue.counts()).toEqual({ active: 0, scheduled: 0, deferred: 0, locked: 0 });
    expect(deadLetters.counts().active).toBe(1);
    expect(queue.nextDeadline()).toBe(Number.POSITIVE_INFINITY);
  });

  it('lines up a scheduled message when it is due, behind what came before', () => {
    const { queue, pass, now } = setUp();
    const scheduled = queue.enqueue(incoming('later', { scheduledFor: now() + 500 }));
    pass(400);
    const waiting = queue.enqueue(incoming('a'));
    pass(100);

    const order = [queue.lockNext()?.message, queue.lockNext()?.message];

    expect(order.map((message) => message?.id)).toEqual([waiting, scheduled]);
    expect(order[1]?.sequence).toBeGreaterThan(waiting);
    expect(queue.cancel([scheduled])).toBe(false);
  });

  it('cancels all of the scheduled messages or none', () => {
    const { queue, now } = setUp();
    const first = queue.enqueue(incoming('1', { scheduledFor: now() + 500 }));
    const second = queue.enqueue(incoming('2', { scheduledFor: now() + 500 }));

    const withStranger = queue.cancel([first, 999]);
    const countsThen = queue.counts();
    const both = queue.cancel([first, second, first]);

    expect(withStranger).toBe(false);
    expect(countsThen.scheduled).toBe(2);
    expect(both).toBe(true);
    expect(queue.counts().scheduled).toBe(0);
  });

  it('accepts a message id again when its window is over, on disk too', () => {
    const { queue, store, pass } = setUp();

    const first = queue.enqueue(incoming('a'));
    pass(9_999);
    const repeat = queue.enqueue(incoming('a'));
    pass(1);
    const remembered = store.accepted('jobs');
    const later = queue.enqueue(incoming('a'));

    expect(first).toBeGreaterThan(0);
    expect(repeat).toBe(0);
    expect(remembered).toEqual([]);
    expect(later).toBeGreaterThan(first);
  });

  it('does not expire a message in someone’s hands, but as soon as it is let go', () => {
    const { queue, deadLetters, pass } = setUp({ lockMs: 60_000 });
    queue.enqueue(incoming('a', { ttlMs: 100 }));
    const token = tokenOf(queue.lockNext());

    pass(200);
    const held = queue.counts();
    queue.settle(token, { type: 'abandon' });
    pass(0);

    expect(held.locked).toBe(1);
    expect(queue.counts().active).toBe(0);
    expect(deadLetters.counts().active).toBe(1);
  });

  it('locks all of the deferred messages or none', () => {
    const { queue } = setUp();
    const sequence = queue.enqueue(incoming('a'));
    queue.settle(tokenOf(queue.lockNext()), { type: 'defer' });

    const withStranger = queue.lockDeferred([sequence, 999]);
    const alone = queue.lockDeferred([sequence, sequence]);

    expect(withStranger).toBeUndefined();
    expect(alone).toHaveLength(1);
    expect(queue.counts()).toMatchObject({ deferred: 0, locked: 1 });
  });
});
