import { createDeadLetters, createJobQueue, createJobReceiver } from '../../../adapters/service-bus/index.ts';
import type { JobOutcome } from '../../../core/outbox/index.ts';
import { type Bus, createRecordingLogger, createRecordingMetrics, job, startBus, takeAll, until } from './fixture.ts';

jest.setTimeout(30_000);

let bus: Bus;
beforeEach(async () => {
  bus = await startBus();
});
afterEach(() => bus.close());

const POISON: JobOutcome = { type: 'dead-letter', code: 'JOB.BAD_BODY', reason: 'It does not fit.' };

function letters() {
  return createDeadLetters({ client: bus.client, waitMs: 200 });
}

/** Sends jobs and lets a receiver bury them. */
async function bury(ids: readonly string[], body?: unknown): Promise<void> {
  const before = bus.broker.counts('recaps').deadLettered;
  const queue = createJobQueue({ client: bus.client });
  await queue.send(ids.map((id) => job('recaps', id, body === undefined ? {} : { body })));
  const receiver = receive(async () => POISON);
  await until(() => bus.broker.counts('recaps').deadLettered === before + ids.length);
  await receiver.close();
  await queue.close();
}

function receive(handle: (id: string, attempt: number) => Promise<JobOutcome>) {
  return createJobReceiver({
    client: bus.client,
    queue: 'recaps',
    handle: ({ messageId, deliveryCount }) => handle(messageId, deliveryCount),
    maxConcurrent: 2,
    logger: createRecordingLogger(),
    metrics: createRecordingMetrics(),
  });
}

describe('the list of dead letters', () => {
  it('says why, since when and which, oldest first, and takes none away', async () => {
    await bury(['m-1:recap']);
    await bury(['m-2:recap']);

    const [first, second] = await letters().list('recaps', 10);
    const again = await letters().list('recaps', 1);

    expect(first).toEqual({
      id: expect.stringMatching(/^recaps\/\d+$/),
      queue: 'recaps',
      messageId: 'm-1:recap',
      correlationId: expect.stringMatching(/^sha256-/),
      meetingId: 'm-1:recap',
      code: 'JOB.BAD_BODY',
      reason: 'It does not fit.',
      enqueuedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect(second).toMatchObject({ messageId: 'm-2:recap' });
    expect(again).toEqual([first]);
    expect(await letters().list('nudges', 10)).toEqual([]);
    expect(bus.broker.counts('recaps').deadLettered).toBe(2);
  });

  it('is longer than one page of Service Bus', async () => {
    await bury(Array.from({ length: 260 }, (_, index) => `m-${index}`));

    const all = await letters().list('recaps', 1_000);

    expect(new Set(all.map(({ messageId }) => messageId)).size).toBe(260);
  });

  it('shows no words, wherever they got in', async () => {
    const words = 'Anna sa att budgeten är hemlig';
    await bury([words], { meetingId: words, text: words, correlationId: words });

    const shown = JSON.stringify(await letters().list('recaps', 10));

    expect(shown).not.toMatch(/Anna|budget|hemlig/);
  });
});

describe('a dead letter that is tried again', () => {
  it('is handled with all its tries, once, and is gone from the dead letters', async () => {
    await bury(['m-1', 'm-2', 'm-3']);
    const [, second] = await letters().list('recaps', 10);

    const found = await letters().retry(second?.id ?? '');
    const handled: string[] = [];
    const receiver = receive(async (id, attempt) => {
      handled.push(`${id} ${attempt}`);
      return { type: 'done' };
    });
    await until(
      () => bus.broker.counts('recaps').locked + bus.broker.counts('recaps').active === 0 && handled.length > 0,
    );
    await receiver.close();

    expect(found).toBe(true);
    expect(handled).toEqual(['m-2 1']);
    expect((await letters().list('recaps', 10)).map(({ messageId }) => messageId)).toEqual(['m-1', 'm-3']);
  });

  it('may fail and be tried again as often as somebody wants', async () => {
    await bury(['m-1']);
    for (let round = 0; round < 3; round++) {
      const [letter] = await letters().list('recaps', 10);
      expect(await letters().retry(letter?.id ?? '')).toBe(true);
      const receiver = receive(async () => POISON);
      await until(() => bus.broker.counts('recaps').deadLettered === 1);
      await receiver.close();
    }

    expect(await letters().list('recaps', 10)).toEqual([expect.objectContaining({ messageId: 'm-1' })]);
  });

  it('carries no mark of its failure', async () => {
    await bury(['m-1']);
    const [letter] = await letters().list('recaps', 10);

    await letters().retry(letter?.id ?? '');
    const [message] = await takeAll(bus, 'recaps');

    expect(message?.body).toEqual({ meetingId: 'm-1' });
    expect(Object.keys(message?.applicationProperties ?? {})).not.toContain('DeadLetterReason');
  });

  it.each(['recaps/999', 'recaps/', 'recaps/x', 'other/1', '', '../1'])('is said not to be there: %j', async (id) => {
    await bury(['m-1']);

    expect(await letters().retry(id)).toBe(false);
    expect(bus.broker.counts('recaps')).toMatchObject({ deadLettered: 1, active: 0 });
  });
});

describe('the purge of dead letters', () => {
  it('removes those from before the instant and no other', async () => {
    await bury(['m-1', 'm-2']);
    const [, second] = await letters().list('recaps', 10);
    await bury(['m-3']);
    const cut = new Date(Date.parse(second?.enqueuedAt ?? '') + 1);

    const removed = await letters().purge('recaps', cut);

    expect(removed).toBe(2);
    expect((await letters().list('recaps', 10)).map(({ messageId }) => messageId)).toEqual(['m-3']);
  });

  it('of an empty queue removes nothing', async () => {
    expect(await letters().purge('recaps', new Date())).toBe(0);
  });

  it('removes those of a meeting in its tenant, and no other', async () => {
    await bury(['a'], { tenantId: 't', meetingId: 'm-1' });
    await bury(['b'], { tenantId: 't', meetingId: 'm-2' });
    await bury(['c'], { tenantId: 'another', meetingId: 'm-1' });
    await bury(['d'], 'no body of ours');
    const about = { tenantId: 't', meetingId: 'm-1' };
    const before = await letters().count(about);

    const removed = await letters().purgeOf('recaps', about);

    expect({ before, removed, after: await letters().count(about) }).toEqual({ before: 1, removed: 1, after: 0 });
    expect((await letters().list('recaps', 10)).map(({ messageId }) => messageId)).toEqual(['b', 'c', 'd']);
    expect(await letters().purgeOf('recaps', { tenantId: 't' })).toBe(1);
  });

  it('says so in our own words when the bus is away', async () => {
    await bus.broker.close();

    await expect(letters().purge('recaps', new Date())).rejects.toMatchObject({ code: 'QUEUE.UNAVAILABLE' });
  });
});
