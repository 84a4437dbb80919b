import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { createHostReceiver, createJobQueue, type HostReceiver } from '../../../adapters/service-bus/index.ts';
import type { ReceivedJob } from '../../../adapters/service-bus/received-job.ts';
import type { JobOutcome } from '../../../core/outbox/index.ts';
import { AppError } from '../../../core/shared/app-error.ts';
import {
  type Bus,
  createRecordingLogger,
  createRecordingMetrics,
  createTestClient,
  job,
  startBus,
  takeAll,
} from './fixture.ts';

jest.setTimeout(20_000);

let bus: Bus;
let host: ServiceBusReceiver;
let receiver: HostReceiver;
const logger = createRecordingLogger();
const metrics = createRecordingMetrics();

beforeEach(async () => {
  bus = await startBus();
  // The host receives over a connection of its own.
  const hostClient = createTestClient(bus.port);
  host = hostClient.createReceiver('recaps', { maxAutoLockRenewalDurationInMs: 0 });
  receiver = createHostReceiver({ client: bus.client, logger, metrics, clock: { now: () => new Date() } });
  metrics.jobs.length = 0;
  const close = bus.close;
  bus.close = async () => {
    await receiver.close();
    await hostClient.close();
    await close();
  };
});
afterEach(() => bus.close());

/** What the host received, as it tells a function of it. */
function deliveryOf(message: ServiceBusReceivedMessage, host: { counts?: number } = {}) {
  return {
    messageId: String(message.messageId),
    correlationId: String(message.correlationId),
    lockToken: String(message.lockToken),
    // That SDK counts this delivery too.
    deliveryCount: (message.deliveryCount ?? 0) + (host.counts ?? 1),
    applicationProperties: (message.applicationProperties ?? {}) as Record<string, string>,
    body: message.body,
  };
}

/** Sends a job, and lets the host hand it over with this outcome. @returns what the handler got */
async function handOver(outcome: JobOutcome | Error): Promise<{ got: ReceivedJob[]; error: unknown }> {
  const queue = createJobQueue({ client: bus.client });
  await queue.send([job('recaps', 'm-1')]);
  await queue.close();
  const [message] = await host.receiveMessages(1);
  if (!message) throw new Error('Nothing came.');
  const got: ReceivedJob[] = [];
  const error = await receiver
    .receive('recaps', deliveryOf(message), async (received) => {
      got.push(received);
      if (outcome instanceof Error) throw outcome;
      return outcome;
    })
    .catch((caught: unknown) => caught);
  return { got, error };
}

const counts = () => bus.broker.counts('recaps');
const NOTHING = { active: 0, scheduled: 0, deferred: 0, locked: 0, deadLettered: 0 };

describe('a message that the Functions host holds', () => {
  it('is completed over our own connection when it is done, and counted as a first try', async () => {
    const { got, error } = await handOver({ type: 'done' });

    expect(error).toBeUndefined();
    expect(got).toEqual([
      {
        queue: 'recaps',
        messageId: 'm-1',
        correlationId: 'correlation of m-1',
        deliveryCount: 1,
        body: { meetingId: 'm-1' },
      },
    ]);
    expect(counts()).toEqual(NOTHING);
    expect(metrics.jobs).toMatchObject([{ queue: 'recaps', outcome: 'done' }]);
  });

  it('is dead-lettered with code and reason when no repeat will help', async () => {
    await handOver({ type: 'dead-letter', code: 'JOB.BAD_BODY', reason: 'It does not fit.' });
    const [dead] = await takeAll(bus, 'recaps', 'dead-letters');

    expect(dead).toMatchObject({ deadLetterReason: 'JOB.BAD_BODY', deadLetterErrorDescription: 'It does not fit.' });
    expect(counts()).toEqual(NOTHING);
  });

  it.each([
    ['tried again later', { type: 'retry', delayMs: 60_000 } as const, 1],
    ['not due yet', { type: 'reschedule', at: new Date(Date.now() + 60_000).toISOString() } as const, 0],
  ])('is sent again for its time when it is %s', async (_what, outcome, attempts) => {
    const { error } = await handOver(outcome);
    const peeker = bus.client.createReceiver('recaps');
    const [copy] = await peeker.peekMessages(1);

    expect(error).toBeUndefined();
    expect(counts()).toEqual({ ...NOTHING, scheduled: 1 });
    expect(copy?.applicationProperties).toMatchObject({ 'kollegan-first-id': 'm-1', 'kollegan-attempts': attempts });
  });

  it('is let go of by what is thrown when it should be tried again at once', async () => {
    const { error } = await handOver({ type: 'retry' });

    expect(error).toMatchObject({ code: 'JOB.LET_GO', fate: 'retry' });
    expect(counts()).toEqual({ ...NOTHING, locked: 1 });
  });

  it('ends as the fate of what its handler throws says', async () => {
    await handOver(new AppError({ code: 'STORE.UNREADABLE', fate: 'dead-letter', message: 'Look at it.' }));
    const [dead] = await takeAll(bus, 'recaps', 'dead-letters');

    expect(dead?.deadLetterReason).toBe('STORE.UNREADABLE');
  });

  it('says so in our own words when its lock is lost', async () => {
    const delivery = { ...deliveryOf({ body: {} } as ServiceBusReceivedMessage), messageId: 'm-1' };
    const lockToken = '11111111-2222-4333-8444-555555555555';

    const receiving = receiver.receive('recaps', { ...delivery, lockToken }, async () => ({ type: 'done' }));

    await expect(receiving).rejects.toMatchObject({ code: 'JOB.LET_GO' });
  });

  it('is buried at the last of its tries, counted over all copies', async () => {
    const queue = createJobQueue({ client: bus.client });
    await queue.send([job('recaps', 'm-1')]);
    await queue.close();
    const [message] = await host.receiveMessages(1);
    if (!message) throw new Error('Nothing came.');
    const properties = { 'kollegan-first-id': 'm-1', 'kollegan-attempts': 9, 'kollegan-copies': 9 };

    await receiver.receive(
      'recaps',
      { ...deliveryOf(message), applicationProperties: properties },
      async ({ deliveryCount }) => {
        expect(deliveryCount).toBe(10);
        return { type: 'retry', delayMs: 1 };
      },
    );

    expect(counts()).toEqual({ ...NOTHING, deadLettered: 1 });
  });
});
