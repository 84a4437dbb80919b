import { setImmediate as nextTurn } from 'node:timers/promises';
import { createEngine } from '../../../../../infra/sandbox/service-bus/engine/engine.ts';
import { createMessageStore } from '../../../../../infra/sandbox/service-bus/store/message-store.ts';
import { incoming } from '../incoming.ts';
import { createRecordingConsumer } from './recording-consumer.ts';

const SETTINGS = [
  { name: 'jobs', lockMs: 60_000, maxDeliveryCount: 3, duplicateWindowMs: 0, deadLetterOnExpiry: true },
];

function setUp() {
  const disk = { failing: false, commits: 0 };
  const store = createMessageStore(':memory:');
  const errors: string[] = [];
  let faults = 0;
  const engine = createEngine({
    settings: SETTINGS,
    store: {
      ...store,
      commit() {
        if (disk.failing) throw Object.assign(new Error('disk full'), { code: 'ERR_SQLITE_ERROR' });
        disk.commits += 1;
        store.commit();
      },
    },
    now: Date.now,
    logger: { warn: () => undefined, error: (message) => void errors.push(message) },
    onFault: () => {
      faults += 1;
    },
  });
  return { engine, store, disk, errors, faults: () => faults };
}

describe('the engine of the local Service Bus', () => {
  it('answers after the commit, and commits once for all that came together', async () => {
    const { engine, disk } = setUp();
    const answered: number[] = [];
    const commitsBefore = disk.commits;

    for (const id of ['a', 'b', 'c']) {
      engine.perform(
        'jobs',
        (queue) => queue.enqueue(incoming(id)),
        (sequence) => answered.push(sequence),
      );
    }
    const answeredAtOnce = [...answered];
    await nextTurn();
    await nextTurn();

    expect(answeredAtOnce).toEqual([]);
    expect(answered).toEqual([1, 2, 3]);
    // One for the messages, one for the locks of deliveries, of which there are none here.
    expect(disk.commits - commitsBefore).toBe(2);
    engine.close();
  });

  it('never answers what it could not write, and goes on from disk when that can be written again', async () => {
    const { engine, disk, errors, faults } = setUp();
    const answered: string[] = [];
    const consumer = createRecordingConsumer('jobs', 10);
    const send = async (id: string) => {
      engine.perform(
        'jobs',
        (queue) => queue.enqueue(incoming(id)),
        () => answered.push(id),
      );
      await nextTurn();
      await nextTurn();
    };
    await send('kept');

    disk.failing = true;
    await send('lost');
    await send('lost too');
    const faultsWhileFailing = faults();
    disk.failing = false;
    await send('later');
    engine.add(consumer);
    await nextTurn();
    await nextTurn();

    expect(faultsWhileFailing).toBeGreaterThanOrEqual(2);
    expect(errors).toHaveLength(faultsWhileFailing);
    expect(answered).toEqual(['kept', 'later']);
    expect(consumer.bodies()).toEqual(['kept', 'later']);
    engine.close();
  });

  it('closes although the disk cannot be written, and answers nobody', async () => {
    const { engine, disk, errors } = setUp();
    const answered: string[] = [];
    disk.failing = true;
    engine.perform(
      'jobs',
      (queue) => queue.enqueue(incoming('lost')),
      () => answered.push('lost'),
    );

    engine.close();
    await nextTurn();

    expect(answered).toEqual([]);
    expect(errors).toHaveLength(1);
  });

  it('gives no consumer more than its room, and none that is closed anything', async () => {
    const { engine } = setUp();
    const [small, large, closed] = [
      createRecordingConsumer('jobs', 2),
      createRecordingConsumer('JOBS', 3),
      createRecordingConsumer('jobs', 9),
    ];
    closed.close();
    for (const consumer of [small, large, closed]) engine.add(consumer);

    for (let i = 0; i < 9; i += 1) {
      engine.perform(
        'jobs',
        (queue) => queue.enqueue(incoming(`${i}`)),
        () => undefined,
      );
    }
    await nextTurn();
    await nextTurn();

    expect(small.bodies()).toHaveLength(2);
    expect(large.bodies()).toHaveLength(3);
    expect(closed.bodies()).toEqual([]);
    expect(engine.find('jobs')?.counts()).toMatchObject({ active: 4, locked: 5 });
    engine.close();
  });
});
