import { createJobQueue } from '../../../adapters/service-bus/index.ts';
import { QUEUES } from '../../../core/contracts/queues.ts';
import { createServiceBusBroker } from '../../../infra/sandbox/service-bus/index.ts';
import { type Bus, createTestClient, job, startBus, takeAll } from './fixture.ts';

describe('handing jobs to Service Bus', () => {
  let bus: Bus;

  beforeEach(async () => {
    bus = await startBus();
  });
  afterEach(() => bus.close());

  it('sends each job to its queue, as JSON with its ids', async () => {
    const queue = createJobQueue({ client: bus.client });

    await queue.send([job('recaps', 'r1'), job('briefs', 'b1'), job('recaps', 'r2', { body: { å: [1, null] } })]);
    const recaps = await takeAll(bus, 'recaps');
    const briefs = await takeAll(bus, 'briefs');

    expect(recaps.map(({ messageId, body }) => [messageId, body])).toEqual([
      ['r1', { meetingId: 'r1' }],
      ['r2', { å: [1, null] }],
    ]);
    expect(briefs).toEqual([
      expect.objectContaining({
        messageId: 'b1',
        correlationId: 'correlation of b1',
        contentType: 'application/json',
        body: { meetingId: 'b1' },
      }),
    ]);
    await queue.close();
  });

  it('has a job come at its time, and at once when the time has gone by', async () => {
    const queue = createJobQueue({ client: bus.client });
    const scheduledFor = new Date(Date.now() + 3_600_000).toISOString();

    await queue.send([
      job('nudges', 'later', { scheduledFor }),
      job('nudges', 'overdue', { scheduledFor: '2020-01-01T00:00:00.000Z' }),
    ]);

    expect(bus.broker.counts('nudges')).toMatchObject({ scheduled: 1, active: 1 });
    await queue.close();
  });

  it('can be asked again for the same without anything coming twice', async () => {
    const queue = createJobQueue({ client: bus.client });
    const jobs = [job('planner-tasks', 'm:d:planner-task'), job('nudges', 'n1')];

    await queue.send(jobs);
    await queue.send(jobs);
    await queue.send([]);

    expect(bus.broker.counts('planner-tasks').active).toBe(1);
    expect(bus.broker.counts('nudges').active).toBe(1);
    await queue.close();
  });

  it('splits what does not fit into one batch', async () => {
    const queue = createJobQueue({ client: bus.client });
    const body = 'x'.repeat(100_000);

    await queue.send(['1', '2', '3', '4', '5'].map((id) => job('recaps', id, { body })));

    expect(bus.broker.counts('recaps').active).toBe(5);
    await queue.close();
  });

  it('says that a job is too large for Service Bus', async () => {
    const queue = createJobQueue({ client: bus.client });
    const jobs = [job('recaps', 'small'), job('recaps', 'huge', { body: 'x'.repeat(300_000) })];

    await expect(queue.send(jobs)).rejects.toMatchObject({ code: 'QUEUE.TOO_LARGE', fate: 'dead-letter' });
    await queue.close();
  });

  it('says that a queue is missing, and sends to the others all the same', async () => {
    const broker = createServiceBusBroker({ file: ':memory:', queues: { nudges: QUEUES.nudges } });
    const client = createTestClient(await broker.listen());
    const queue = createJobQueue({ client });

    const sent = queue.send([job('recaps', 'r'), job('nudges', 'n')]);

    await expect(sent).rejects.toMatchObject({ code: 'QUEUE.NOT_FOUND', fate: 'dead-letter' });
    expect(broker.counts('nudges').active).toBe(1);
    await client.close();
    await broker.close();
  });

  it('says that Service Bus is away', async () => {
    const broker = createServiceBusBroker({ file: ':memory:', queues: {} });
    const port = await broker.listen();
    await broker.close();
    const client = createTestClient(port);
    const queue = createJobQueue({ client });

    const sent = queue.send([job('recaps', 'r')]);

    await expect(sent).rejects.toMatchObject({ code: 'QUEUE.UNAVAILABLE', fate: 'retry' });
    await queue.close();
    await client.close();
  });

  it('goes on after a lost connection', async () => {
    // A try that was under way waits for its time limit; the next one connects anew.
    const client = createTestClient(bus.port, { attemptTimeoutMs: 500, retries: 5 });
    const queue = createJobQueue({ client });
    await queue.send([job('recaps', 'before')]);

    bus.broker.dropConnections();
    await queue.send([job('recaps', 'after')]);

    expect(bus.broker.counts('recaps').active).toBe(2);
    await queue.close();
    await client.close();
  });

  it('refuses once it is closed', async () => {
    const queue = createJobQueue({ client: bus.client });
    await queue.send([job('recaps', 'r')]);

    await queue.close();

    await expect(queue.send([job('recaps', 'r2')])).rejects.toMatchObject({ code: 'QUEUE.UNAVAILABLE', fate: 'retry' });
  });
});
