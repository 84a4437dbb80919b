import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { QueueDefinition } from '../../../../core/contracts/queues.ts';

export interface KillableBroker {
  child: ChildProcess;
  port: number;
  /** Ends it as a power cut would: no handler of it runs. */
  kill(): Promise<void>;
}

async function portOf(child: ChildProcess): Promise<number> {
  if (child.stdout === null) throw new Error('the broker process has no output');
  const [line] = await once(child.stdout, 'data');
  return Number(String(line).trim());
}

export async function startKillableBroker(
  file: string,
  queues: Record<string, QueueDefinition>,
  port = 0,
): Promise<KillableBroker> {
  const script = join(__dirname, 'broker.program.ts');
  const child = spawn(process.execPath, [script, file, JSON.stringify(queues), String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const listensOn = await Promise.race([
    portOf(child),
    exited.then(() => {
      throw new Error('the broker process ended at once');
    }),
  ]);
  return {
    child,
    port: listensOn,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
