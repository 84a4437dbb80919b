import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QUEUES } from '../../../core/contracts/queues.ts';
import { serviceBusConnectionString } from '../../../infra/sandbox/service-bus/index.ts';
import { startKillableBroker } from '../../infra/sandbox/service-bus/killable-broker.ts';
import { until } from './fixture.ts';

interface JobsProcess {
  child: ChildProcessWithoutNullStreams;
  lines: string[];
  errors: string[];
  tell(line: string): void;
  /** Waits until it has said so. */
  says(line: string): Promise<void>;
}

function startJobsProcess(connectionString: string): JobsProcess {
  const child = spawn(process.execPath, [join(__dirname, 'jobs.program.ts'), connectionString]);
  const lines: string[] = [];
  const errors: string[] = [];
  child.stdout.on('data', (data) => lines.push(...String(data).trim().split('\n')));
  child.stderr.on('data', (data) => errors.push(String(data)));
  return {
    child,
    lines,
    errors,
    tell: (line) => void child.stdin.write(`${line}\n`),
    says: (line) => until(() => lines.includes(line)),
  };
}

jest.setTimeout(20_000);

describe('a host whose Service Bus dies', () => {
  const children: ChildProcess[] = [];
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'service-bus-'));
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('lives on, says so once in its log, goes on when the bus is back, and ends cleanly without it', async () => {
    const file = join(folder, 'messages.db');
    const first = await startKillableBroker(file, QUEUES);
    const host = startJobsProcess(serviceBusConnectionString({ port: first.port }));
    children.push(first.child, host.child);
    const exited = once(host.child, 'exit');
    host.tell('send a');
    await host.says('handles a 1');
    host.tell('send held');
    await host.says('handles held 1');

    await first.kill();
    host.tell('release');
    await host.says('warns a job could not be settled and is delivered again QUEUE.UNAVAILABLE');
    host.tell('send lost');
    await host.says('failed lost QUEUE.UNAVAILABLE');
    const second = await startKillableBroker(file, QUEUES, first.port);
    children.push(second.child);
    await host.says('handles held 2');
    host.tell('send b');
    await host.says('handles b 1');
    await second.kill();
    host.tell('close');
    const [code] = await exited;

    expect(host.lines.at(-1)).toBe('closed');
    expect(host.lines.filter((line) => line.includes('has lost its queue'))).toHaveLength(1);
    expect(host.lines.filter((line) => line === 'handles a 1')).toHaveLength(1);
    expect(host.errors).toEqual([]);
    expect(code).toBe(0);
  });
});
