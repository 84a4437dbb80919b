import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { createEngine, type Engine } from '../../../../../infra/sandbox/service-bus/engine/engine.ts';
import type { MessageQueue } from '../../../../../infra/sandbox/service-bus/queues/message-queue.port.ts';
import { createMessageStore, type MessageStore } from '../../../../../infra/sandbox/service-bus/store/message-store.ts';
import { incoming } from '../incoming.ts';
import { createRecordingConsumer, type Received, type RecordingConsumer } from './recording-consumer.ts';

const MAX_DELIVERIES = 4;
const SETTINGS = [
  {
    name: 'jobs',
    lockMs: 1_000,
    maxDeliveryCount: MAX_DELIVERIES,
    duplicateWindowMs: 60_000,
    deadLetterOnExpiry: true,
  },
];

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('send' as const), id: fc.nat(30), dueIn: fc.nat(1_500) }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('receive' as const), count: fc.integer({ min: 1, max: 4 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('settle' as const),
      which: fc.nat(10),
      how: fc.constantFrom('complete', 'complete', 'abandon', 'defer', 'dead-letter' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('wait' as const), ms: fc.nat(1_200) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('kill' as const), answered: fc.boolean() }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** A broker without a network, whose time stands still, and what the world outside was told by it. */
class World {
  readonly accepted = new Set<string>();
  readonly completed = new Set<string>();
  readonly tried = new Set<string>();
  readonly violations: string[] = [];
  private now = 1_000_000;
  private life = 0;
  private store: MessageStore;
  private engine: Engine;
  private consumer: RecordingConsumer;
  private held: Received[] = [];
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
    this.store = createMessageStore(file);
    this.engine = this.startEngine();
    this.consumer = createRecordingConsumer('jobs', 0);
    this.engine.add(this.consumer);
  }

  private startEngine(): Engine {
    const now = () => this.now;
    const logger = { warn: () => undefined, error: (message: string) => void this.violations.push(message) };
    const { store, life } = this;
    return createEngine({
      settings: SETTINGS,
      // After a kill the engine is closed only to stop its timers: it must not reach the disk any more.
      store: {
        ...store,
        commit: () => (life === this.life ? store.commit() : undefined),
        sweep: () => (life === this.life ? store.sweep() : true),
        close: () => undefined,
      },
      now,
      logger,
      onFault: () => undefined,
    });
  }

  async run(steps: readonly Step[]): Promise<void> {
    for (const next of steps) {
      await this.take(next);
      // A kill that beats the answer comes before the turn in which the broker would have committed.
      if (next.type !== 'kill') await this.turn();
    }
  }

  private async take(next: Step): Promise<void> {
    switch (next.type) {
      case 'send':
        this.send(`m${next.id}`, next.dueIn);
        return;
      case 'receive':
        this.consumer.ask(next.count);
        this.engine.wake();
        return;
      case 'settle':
        this.settle(next.which, next.how);
        return;
      case 'wait':
        this.now += next.ms;
        this.engine.wake();
        return;
      case 'kill':
        if (next.answered) await this.turn();
        else this.settle(0, 'complete');
        this.restart();
        return;
    }
  }

  private send(id: string, dueIn: number): void {
    const scheduledFor = dueIn > 1_000 ? this.now + dueIn : undefined;
    this.engine.perform(
      'jobs',
      (queue) => queue.enqueue(incoming(id, { scheduledFor })),
      this.whileAlive(() => this.accepted.add(id)),
    );
  }

  private settle(which: number, how: 'complete' | 'abandon' | 'defer' | 'dead-letter'): void {
    const [message] = this.held.splice(which % Math.max(1, this.held.length), 1);
    if (message === undefined) return;
    if (how === 'complete') this.tried.add(message.body);
    this.engine.perform(
      'jobs',
      (queue) => queue.settle(message.token, { type: how }),
      this.whileAlive((done) => {
        if (done && how === 'complete') this.completed.add(message.body);
      }),
    );
  }

  /** An answer of a process that was killed reaches nobody. */
  private whileAlive<T>(answer: (result: T) => void): (result: T) => void {
    const { life } = this;
    return (result) => {
      if (life === this.life) answer(result);
    };
  }

  private async turn(): Promise<void> {
    await nextTurn();
    await nextTurn();
    for (const message of this.consumer.received.splice(0)) {
      if (this.completed.has(message.body)) this.violations.push(`${message.body} came again after it was completed`);
      if (message.deliveries >= MAX_DELIVERIES) this.violations.push(`${message.body} came too often`);
      this.held.push(message);
    }
  }

  /** The process is gone: what was not committed never happened, and nobody holds a lock. */
  private restart(): void {
    this.end();
    this.held = [];
    this.store = createMessageStore(this.file);
    this.engine = this.startEngine();
    this.consumer = createRecordingConsumer('jobs', 0);
    this.engine.add(this.consumer);
  }

  private queues(): MessageQueue[] {
    return [this.engine.find('jobs'), this.engine.find('jobs/$deadletterqueue')].filter((queue) => queue !== undefined);
  }

  /** @returns the ids of all messages that are anywhere in the broker. */
  left(): Set<string> {
    return new Set(
      this.queues().flatMap((queue) =>
        queue.peek(1, 1_000).map(({ encoded }) => /m\d+/.exec(encoded.toString('latin1'))?.[0] ?? 'unreadable'),
      ),
    );
  }

  end(): void {
    this.life += 1;
    this.consumer.close();
    this.engine.close();
    this.store.close();
  }
}

jest.setTimeout(20_000);

describe('the engine of the local Service Bus, whatever is done to it', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'service-bus-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('loses no accepted message, and never brings a completed one again', async () => {
    let runs = 0;

    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.boolean(), async (steps, killAtTheEnd) => {
        runs += 1;
        const world = new World(join(folder, `${runs}.db`));

        await world.run(killAtTheEnd ? [...steps, { type: 'kill', answered: true }] : steps);
        const left = world.left();
        world.end();

        expect(world.violations).toEqual([]);
        expect([...world.accepted].filter((id) => !left.has(id) && !world.tried.has(id))).toEqual([]);
        expect([...world.completed].filter((id) => left.has(id))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
