import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createJobQueue, createServiceBusClient } from '../../../adapters/service-bus/index.ts';
import { publishServiceBusAddress, withdrawServiceBusAddress } from '../../../cli/start/service-bus-address.ts';
import { QUEUES } from '../../../core/contracts/queues.ts';
import { createServiceBusBroker, serviceBusConnectionString } from '../../../infra/sandbox/service-bus/index.ts';
import { runCli } from '../run-cli.ts';

jest.setTimeout(30_000);

const WORDS = 'Anna sa att budgeten var hemlig';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'kollegan-jobs-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const run = (...args: string[]) => runCli(['jobs', ...args], { KOLLEGAN_DATA_DIR: dataDir });

describe('kollegan jobs, beside a running Kollegan,', () => {
  const broker = createServiceBusBroker({ file: ':memory:', queues: QUEUES });
  let connectionString: string;
  beforeAll(async () => {
    connectionString = serviceBusConnectionString({ port: await broker.listen() });
    const client = createServiceBusClient({ connectionString });
    const queue = createJobQueue({ client });
    await queue.send([
      { queue: 'recaps', messageId: 'm-1:recap', correlationId: 'c-1', body: { meetingId: 'm-1', text: WORDS } },
      { queue: 'nudges', messageId: 'm-2:nudge', correlationId: 'c-2', body: { meetingId: 'm-2', text: WORDS } },
    ]);
    for (const name of ['recaps', 'nudges']) {
      const receiver = client.createReceiver(name);
      const [message] = await receiver.receiveMessages(1);
      if (message)
        await receiver.deadLetterMessage(message, { deadLetterReason: 'JOB.BAD_BODY', deadLetterErrorDescription: '' });
      await receiver.close();
    }
    await queue.close();
    await client.close();
  });
  afterAll(() => broker.close());
  beforeEach(() => publishServiceBusAddress(dataDir, connectionString));

  it('shows the failed jobs by id, code and age, and nothing that was said', async () => {
    const all = await run('dead');
    const one = await run('dead', '--queue', 'nudges');

    expect(all).toMatchObject({ code: 0, stderr: '' });
    expect(all.stdout).toMatch(/recaps\/\d+ {2}0 min {2}JOB\.BAD_BODY/);
    expect(all.stdout).toContain('meeting m-2, correlation c-2');
    expect(one.stdout).not.toContain('recaps');
    expect(all.stdout).not.toMatch(/Anna|budget|hemlig/);
  });

  it('tries one again, and keeps what is younger than the retention', async () => {
    const { stdout } = await run('dead', '--queue', 'recaps');
    const id = /recaps\/\d+/.exec(stdout)?.[0] ?? '';

    const retried = await run('retry', id);
    const again = await run('retry', id);
    const kept = await run('purge');
    const purged = await run('purge', '--queue', 'nudges', '--older-than', 'PT0S');

    expect(retried).toMatchObject({ code: 0, stdout: 'The job is back in its queue.\n' });
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('JOBS.NOT_FOUND') });
    expect(kept.stdout).toContain('nudges: 0 removed');
    expect(purged).toMatchObject({ code: 0, stdout: 'nudges: 1 removed\n' });
    expect(broker.counts('recaps')).toMatchObject({ active: 1, deadLettered: 0 });
    expect((await run('dead')).stdout).toBe('No job failed for good.\n');
  });
});

describe('kollegan jobs', () => {
  it('says what there is', async () => {
    expect((await run()).stdout).toContain('kollegan jobs dead');
  });

  it.each([
    ['nothing runs', ['dead'], 'JOBS.NOT_RUNNING'],
    ['there is no such subcommand', ['ded'], 'CLI.WRONG_USE'],
    ['there is no such queue', ['dead', '--queue', 'q'], 'CLI.WRONG_USE'],
    ['a retry names no job', ['retry'], 'CLI.WRONG_USE'],
    ['the age is none', ['purge', '--older-than', 'long'], 'CLI.WRONG_USE'],
    ['there is no such environment', ['dead', '--env', 'prod'], 'CLI.WRONG_USE'],
    ['the settings for Azure are missing', ['dead', '--env', 'production'], 'CONFIG.INVALID'],
  ])('says in one line that %s', async (_what, args, code) => {
    const end = await run(...args);

    expect(end).toMatchObject({ code: 1, stdout: '' });
    expect(end.stderr.trim().split('\n')).toEqual([expect.stringContaining(code)]);
  });

  it('finds no broker where one has stopped', async () => {
    publishServiceBusAddress(dataDir, 'a string');
    withdrawServiceBusAddress(dataDir);

    expect((await run('dead')).stderr).toContain('JOBS.NOT_RUNNING');
  });
});
