import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';

export interface CliEnd {
  code: number | null;
  stdout: string;
  stderr: string;
}

const ROOT = path.resolve(__dirname, '../..');
/** What a process needs of its surroundings; settings of the developer's shell are left out. */
const KEPT = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'TEMP'];

export function spawnCli(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const kept = Object.fromEntries(KEPT.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  return spawn(process.execPath, [path.join(ROOT, 'cli/main.ts'), ...args], {
    cwd: ROOT,
    env: { ...kept, PORT: '0', PLAYGROUND_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs `kollegan …` as a person would, to its end. */
export function runCli(args: readonly string[], env: Record<string, string> = {}): Promise<CliEnd> {
  return endOf(spawnCli(args, env));
}

/** Runs a few lines of a module in a process of its own, to its end. */
export function spawnProgram(program: string, env: Record<string, string>): Promise<CliEnd> {
  const args = ['--input-type=module', '-e', program];
  return endOf(spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] }));
}

async function endOf(child: ChildProcess): Promise<CliEnd> {
  const [stdout, stderr, [code]] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    once(child, 'exit'),
  ]);
  return { code, stdout, stderr };
}
