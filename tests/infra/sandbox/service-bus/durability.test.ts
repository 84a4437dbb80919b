import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBusClient } from '@azure/service-bus';
import {
  createServiceBusBroker,
  type ServiceBusBroker,
  serviceBusConnectionString,
} from '../../../../infra/sandbox/service-bus/index.ts';
import { connect, PLAIN_QUEUE, receive, receiveOne, sequenceOf } from './fixture.ts';
import { startKillableBroker } from './killable-broker.ts';

const QUEUES = { jobs: { ...PLAIN_QUEUE, duplicateDetectionWindow: 'PT1H' } };

jest.setTimeout(20_000);

describe('the local Service Bus killed without warning', () => {
  let folder: string;
  let file: string;
  let restarted: ServiceBusBroker | undefined;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'service-bus-'));
    file = join(folder, 'messages.db');
  });
  afterEach(async () => {
    await restarted?.close();
    restarted = undefined;
    rmSync(folder, { recursive: true });
  });

  async function restart(): Promise<ServiceBusClient> {
    restarted = createServiceBusBroker({ file, queues: QUEUES });
    return connect(serviceBusConnectionString({ port: await restarted.listen() }));
  }

  it('has every message in its state again, with its count, and remembers the ids', async () => {
    const killable = await startKillableBroker(file, QUEUES);
    const before = connect(serviceBusConnectionString({ port: killable.port }));
    const sender = before.createSender('jobs');
    const receiver = before.createReceiver('jobs');
    const soon = new Date(Date.now() + 700);
    await sender.sendMessages(
      ['completed', 'deferred', 'buried', 'abandoned', 'locked'].map((id) => ({ messageId: id, body: { id } })),
    );
    const [completed, deferred, buried, abandoned] = await receive(receiver, 5);
    if (!completed || !deferred || !buried || !abandoned) throw new Error('five messages were sent');
    await receiver.completeMessage(completed);
    await receiver.deferMessage(deferred);
    await receiver.deadLetterMessage(buried, { deadLetterReason: 'Bad', deadLetterErrorDescription: 'why' });
    await receiver.abandonMessage(abandoned, { tried: 1 });
    await sender.sendMessages({ messageId: 'active', body: { id: 'active' } });
    const [soonSequence] = await sender.scheduleMessages({ messageId: 'soon', body: { id: 'soon' } }, soon);
    const [lateSequence] = await sender.scheduleMessages(
      { messageId: 'late', body: { id: 'late' } },
      new Date(Date.now() + 3_600_000),
    );
    if (!soonSequence || !lateSequence) throw new Error('no sequence number came');

    await killable.kill();
    await before.close();
    const after = await restart();
    const counts = restarted?.counts('jobs');
    await after.createSender('jobs').sendMessages({ messageId: 'completed', body: 'a repeat' });
    const again = after.createReceiver('jobs');
    const messages = await receive(again, 3);
    await Promise.all(messages.map((message) => again.completeMessage(message)));
    const scheduled = await receiveOne(again);
    const dead = await receiveOne(after.createReceiver('jobs', { subQueueType: 'deadLetter' }));
    const [fetched] = await again.receiveDeferredMessages(sequenceOf(deferred));
    await after.createSender('jobs').cancelScheduledMessages(lateSequence);
    await after.close();

    expect(counts).toEqual({ active: 3, scheduled: 2, deferred: 1, locked: 0, deadLettered: 1 });
    expect(messages.map(({ body, deliveryCount }) => [body.id, deliveryCount])).toEqual([
      ['abandoned', 1],
      ['locked', 1],
      ['active', 0],
    ]);
    expect(messages[0]?.applicationProperties).toEqual({ tried: 1 });
    expect(scheduled.body).toEqual({ id: 'soon' });
    expect(Date.now()).toBeGreaterThanOrEqual(soon.getTime());
    expect(dead).toMatchObject({ body: { id: 'buried' }, deadLetterReason: 'Bad', deadLetterErrorDescription: 'why' });
    expect(fetched?.body).toEqual({ id: 'deferred' });
    expect(restarted?.counts('jobs')).toMatchObject({ active: 0, scheduled: 0 });
  });

  it('loses nothing it accepted and repeats nothing it completed, whenever it is killed', async () => {
    const accepted = new Set<string>();
    const completed = new Set<string>();
    const tried = new Set<string>();

    for (const [round, killAfter] of [10, 25, 60].entries()) {
      const killable = await startKillableBroker(file, QUEUES);
      const client = new ServiceBusClient(serviceBusConnectionString({ port: killable.port }), {
        retryOptions: { maxRetries: 0, timeoutInMs: 500, retryDelayInMs: 20 },
      });
      const sender = client.createSender('jobs');
      const receiver = client.createReceiver('jobs');
      let alive = true;
      const killed = new Promise<void>((resolve) => {
        receiver.subscribe(
          {
            async processMessage(message) {
              tried.add(message.body);
              await receiver.completeMessage(message);
              completed.add(message.body);
              if (completed.size >= killAfter && alive) {
                alive = false;
                resolve(killable.kill());
              }
            },
            processError: async () => undefined,
          },
          { autoCompleteMessages: false, maxConcurrentCalls: 5 },
        );
      });
      const sending = Array.from({ length: 8 }, async (_, lane) => {
        for (let i = 0; alive; i += 1) {
          const id = `${round}-${lane}-${i}`;
          await sender.sendMessages({ body: id, messageId: id });
          accepted.add(id);
        }
      });
      await killed;
      await Promise.allSettled(sending);
      await client.close();
    }
    const client = await restart();
    const { active = 0, deadLettered } = restarted?.counts('jobs') ?? {};
    const left = new Set((await receive(client.createReceiver('jobs'), active)).map(({ body }) => body as string));
    await client.close();

    expect([...accepted].filter((id) => !left.has(id) && !tried.has(id))).toEqual([]);
    expect([...completed].filter((id) => left.has(id))).toEqual([]);
    expect(deadLettered).toBe(0);
    expect(completed.size).toBeGreaterThanOrEqual(60);
  });
});
