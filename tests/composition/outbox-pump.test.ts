import { createOutboxPump, type OutboxPump } from '../../composition/outbox-pump.ts';
import { AppError } from '../../core/shared/app-error.ts';
import type { DocumentKey } from '../../core/storage/index.ts';
import { useCoreWorld } from '../helpers/core-world.ts';
import { join } from '../helpers/meeting-steps.ts';

const world = useCoreWorld();
const key = (id: string, tenantId = 'tenant-1'): DocumentKey => ({ tenantId, scope: '19:meeting', id });

/** Writes down what it is asked, and works as told. */
function recordingDispatcher() {
  const asked: string[] = [];
  let work = async (): Promise<void> => {};
  return {
    asked,
    onDispatch(next: () => Promise<void>) {
      work = next;
    },
    async dispatch(keys: readonly DocumentKey[]) {
      asked.push(`dispatch ${keys.map(({ tenantId, id }) => `${tenantId}/${id}`).join(' ')}`);
      await work();
    },
    async sweep(tenantId: string) {
      asked.push(`sweep ${tenantId}`);
      await work();
      return 0;
    },
  };
}

let dispatcher: ReturnType<typeof recordingDispatcher>;
let pump: OutboxPump;

beforeEach(() => {
  jest.useFakeTimers();
  dispatcher = recordingDispatcher();
  pump = createOutboxPump({ dispatcher, store: world.store, logger: world.logger, gatherMs: 40, sweepMs: 5_000 });
});
afterEach(async () => {
  dispatcher.onDispatch(async () => {});
  await pump.stop();
  jest.useRealTimers();
});

const tenants = (...names: string[]) => jest.spyOn(world.store, 'tenants').mockResolvedValue(names);

describe('signals', () => {
  it('are gathered, each document once', async () => {
    for (const id of ['a', 'b', 'a', 'a']) pump.signal(key(id));

    await jest.advanceTimersByTimeAsync(39);
    expect(dispatcher.asked).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);

    expect(dispatcher.asked).toEqual(['dispatch tenant-1/a tenant-1/b']);
  });

  it('of documents that differ in one part of their key are two', async () => {
    pump.signal(key('a', 'tenant-1'));
    pump.signal(key('a', 'tenant-2'));

    await jest.advanceTimersByTimeAsync(40);

    expect(dispatcher.asked).toEqual(['dispatch tenant-1/a tenant-2/a']);
  });

  it('that come later make a hand-over of their own', async () => {
    pump.signal(key('a'));
    await jest.advanceTimersByTimeAsync(40);
    pump.signal(key('a'));
    await jest.advanceTimersByTimeAsync(40);

    expect(dispatcher.asked).toEqual(['dispatch tenant-1/a', 'dispatch tenant-1/a']);
  });

  it('that come during a hand-over wait for its end', async () => {
    const first = Promise.withResolvers<void>();
    dispatcher.onDispatch(() => first.promise);
    pump.signal(key('a'));
    await jest.advanceTimersByTimeAsync(40);
    pump.signal(key('b'));
    await jest.advanceTimersByTimeAsync(200);
    expect(dispatcher.asked).toEqual(['dispatch tenant-1/a']);

    first.resolve();
    await jest.advanceTimersByTimeAsync(0);

    expect(dispatcher.asked).toEqual(['dispatch tenant-1/a', 'dispatch tenant-1/b']);
  });

  it('go on after a hand-over that failed, which is written down', async () => {
    dispatcher.onDispatch(() =>
      Promise.reject(new AppError({ code: 'STORE.UNAVAILABLE', fate: 'retry', message: 'x' })),
    );
    pump.signal(key('a'));
    await jest.advanceTimersByTimeAsync(40);
    dispatcher.onDispatch(async () => {});
    pump.signal(key('b'));
    await jest.advanceTimersByTimeAsync(40);

    expect(dispatcher.asked).toEqual(['dispatch tenant-1/a', 'dispatch tenant-1/b']);
    expect(world.logger.lines).toEqual([
      { level: 'warn', message: 'the outbox could not be handed over', fields: { code: 'STORE.UNAVAILABLE' } },
    ]);
  });
});

describe('the sweep', () => {
  it('goes over every tenant at the start, and again and again', async () => {
    tenants('tenant-1', 'tenant-2');

    pump.start();
    await jest.advanceTimersByTimeAsync(0);
    expect(dispatcher.asked).toEqual(['sweep tenant-1', 'sweep tenant-2']);
    await jest.advanceTimersByTimeAsync(10_000);

    expect(dispatcher.asked).toHaveLength(6);
  });

  it('goes on after a failure', async () => {
    tenants('tenant-1');
    dispatcher.onDispatch(() => Promise.reject(new Error('out of order')));
    pump.start();
    await jest.advanceTimersByTimeAsync(5_000);

    expect(dispatcher.asked).toEqual(['sweep tenant-1', 'sweep tenant-1']);
    expect(world.logger.lines).toHaveLength(2);
  });

  it('of one tenant that fails does not keep the others waiting', async () => {
    tenants('tenant-1', 'tenant-2');
    let calls = 0;
    dispatcher.onDispatch(() => (++calls === 1 ? Promise.reject(new Error('out of order')) : Promise.resolve()));

    pump.start();
    await jest.advanceTimersByTimeAsync(0);

    expect(dispatcher.asked).toEqual(['sweep tenant-1', 'sweep tenant-2']);
  });

  it('that takes long is not piled upon', async () => {
    tenants('tenant-1');
    const slow = Promise.withResolvers<void>();
    dispatcher.onDispatch(() => slow.promise);

    pump.start();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(dispatcher.asked).toHaveLength(1);
    dispatcher.onDispatch(async () => {});
    slow.resolve();
    await jest.advanceTimersByTimeAsync(0);

    expect(dispatcher.asked.length).toBeLessThanOrEqual(2);
  });
});

describe('the stop', () => {
  it('hands over what was signalled, without waiting for its time', async () => {
    pump.signal(key('a'));

    await pump.stop();

    expect(dispatcher.asked).toEqual(['dispatch tenant-1/a']);
  });

  it('waits for what is being handed over', async () => {
    const first = Promise.withResolvers<void>();
    dispatcher.onDispatch(() => first.promise);
    pump.signal(key('a'));
    await jest.advanceTimersByTimeAsync(40);
    let stopped = false;

    const stopping = pump.stop().then(() => {
      stopped = true;
    });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(stopped).toBe(false);
    first.resolve();
    await stopping;

    expect(stopped).toBe(true);
  });

  it('hands over what is signalled while it waits', async () => {
    const first = Promise.withResolvers<void>();
    dispatcher.onDispatch(() => first.promise);
    pump.signal(key('a'));
    await jest.advanceTimersByTimeAsync(40);
    const stopping = pump.stop();
    pump.signal(key('b'));
    dispatcher.onDispatch(async () => {});
    first.resolve();

    await stopping;

    expect(dispatcher.asked).toEqual(['dispatch tenant-1/a', 'dispatch tenant-1/b']);
  });

  it('ends the sweep and takes nothing new', async () => {
    tenants('tenant-1');
    pump.start();
    await pump.stop();
    const before = dispatcher.asked.length;

    pump.signal(key('a'));
    await jest.advanceTimersByTimeAsync(60_000);

    expect(dispatcher.asked).toHaveLength(before);
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('with the real dispatcher', () => {
  it('a crash leaves nothing behind: the sweep finds what was never signalled', async () => {
    jest.useRealTimers();
    await join(world);
    world.clock.advance(60_000);
    const real = createOutboxPump({ dispatcher: world.dispatcher, store: world.store, logger: world.logger });

    real.start();
    await real.stop();

    expect(world.queue.keys().sort()).toEqual(['brief', 'card:consent']);
    expect((await world.audit.verify('tenant-1')).ok).toBe(true);
  });
});
