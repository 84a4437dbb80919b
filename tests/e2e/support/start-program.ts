import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** `kollegan start` as a person runs it, in a process of its own. */
export interface Program {
  teamsUrl: string;
  graphUrl: string;
  productUrl: string;
  /** What it printed so far, both streams. */
  output(): string;
  /** Its process id and those of all that it started. */
  processes(): number[];
  /** Sends the signal and waits for the end. */
  stop(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

const ROOT = path.resolve(__dirname, '../../..');
/** What a process needs of its surroundings; settings of the developer's shell are left out. */
const KEPT = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'TEMP'];

export function spawnStart(env: Record<string, string>): ChildProcess {
  const kept = Object.fromEntries(KEPT.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  return spawn(process.execPath, ['cli/main.ts', 'start', '--no-browser'], {
    cwd: ROOT,
    env: { ...kept, PORT: '0', PLAYGROUND_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Starts it and waits until it says that it is ready. */
export async function startProgram(env: Record<string, string>): Promise<Program> {
  const child = spawnStart(env);
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ready = new Promise<void>((resolve) => {
    child.stdout?.on('data', () => {
      if (output.includes('Ctrl-C')) resolve();
    });
  });
  await Promise.race([
    ready,
    ended.then(() => Promise.reject(new Error(`It ended instead of being ready:\n${output}`))),
  ]);

  const address = (label: string) => new RegExp(`${label}.*?(http://\\S+)`).exec(output)?.[1] ?? '';
  return {
    teamsUrl: address('Meeting'),
    graphUrl: address('Planner'),
    productUrl: address('API'),
    output: () => output,
    processes: () => [child.pid ?? 0, ...descendantsOf(child.pid ?? 0)],
    stop(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** @returns whether the process runs; one that has ended and waits for its parent to notice does not */
export function isRunning(pid: number): boolean {
  return processTable().some((entry) => entry.pid === pid);
}

function descendantsOf(pid: number): number[] {
  const children = processTable().filter(({ parent }) => parent === pid);
  return children.flatMap((child) => [child.pid, ...descendantsOf(child.pid)]);
}

function processTable(): { pid: number; parent: number }[] {
  return existsSync('/proc/self/stat') ? fromProc() : fromPs();
}

function fromProc(): { pid: number; parent: number }[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent) }];
    } catch {
      // It ended while the list was read.
      return [];
    }
  });
}

function fromPs(): { pid: number; parent: number }[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return stdout
    .trim()
    .split('\n')
    .map((line) => {
      const [pid, parent] = line.trim().split(/\s+/).map(Number);
      return { pid: pid ?? 0, parent: parent ?? 0 };
    });
}
