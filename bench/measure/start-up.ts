import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { median } from './statistics.ts';

/** Medians over the starts. */
export interface StartFigures {
  starts: number;
  /** Milliseconds from the start of the process until `/readyz` answers 200. */
  readyMs: number;
  /** The same when no compiled code is kept from an earlier start, as after the installation. */
  firstReadyMs: number;
  /** Until the Playground answers too. */
  playgroundMs: number;
  /** Resident memory in MB, some seconds after that, without any work. */
  kolleganMb: number;
  playgroundMb: number;
}

interface Start {
  readyMs: number;
  playgroundMs: number;
  kolleganKb: number;
  playgroundKb: number;
}

const POLL_MS = 10;
const READY_WITHIN_MS = 60_000;

/** Starts `kollegan start` again and again, each time with an empty folder. */
export async function measureStart(starts: number, restMs: number): Promise<StartFigures> {
  const measured: Start[] = [];
  const first: Start[] = [];
  // The first one fills the caches of the machine.
  await startOnce(0);
  for (let count = 0; count < starts; count++) {
    measured.push(await startOnce(restMs));
    first.push(await startOnce(0, { NODE_DISABLE_COMPILE_CACHE: '1' }));
  }
  const of = (field: keyof Start) => median(measured.map((start) => start[field]));
  return {
    starts,
    readyMs: of('readyMs'),
    firstReadyMs: median(first.map(({ readyMs }) => readyMs)),
    playgroundMs: of('playgroundMs'),
    kolleganMb: of('kolleganKb') / 1024,
    playgroundMb: of('playgroundKb') / 1024,
  };
}

async function startOnce(restMs: number, environment: NodeJS.ProcessEnv = {}): Promise<Start> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'kollegan-bench-start-'));
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['cli/main.ts', 'start', '--no-browser'], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: { ...process.env, ...environment, KOLLEGAN_DATA_DIR: dataDir, PORT: String(port), PLAYGROUND_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const playgroundAt = untilAnnounced(child);
    await untilReady(`http://127.0.0.1:${port}/readyz`);
    const readyMs = performance.now() - startedAt;
    const playgroundMs = (await playgroundAt) - startedAt;
    await wait(restMs);
    const [kolleganKb = 0, playgroundKb = 0] = residentKb(child.pid ?? 0);
    return { readyMs, playgroundMs, kolleganKb, playgroundKb };
  } finally {
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    await exit;
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function untilReady(url: string): Promise<void> {
  const giveUpAt = performance.now() + READY_WITHIN_MS;
  while (performance.now() < giveUpAt) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.status === 200) return;
    await wait(POLL_MS);
  }
  throw new Error('Kollegan does not become ready.');
}

async function untilAnnounced(child: ChildProcess): Promise<number> {
  let output = '';
  for await (const chunk of child.stdout ?? []) {
    output += String(chunk);
    if (output.includes('Kollegan is ready')) return performance.now();
  }
  throw new Error('Kollegan ended before it was ready.');
}

/** @returns the resident memory of the process and of its children together, in KB */
function residentKb(pid: number): [own: number, children: number] {
  const rows = execFileSync('ps', ['-axo', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const own = rows.find(([each]) => each === pid)?.[2] ?? 0;
  const children = rows.filter(([, parent]) => parent === pid).reduce((sum, [, , rss = 0]) => sum + rss, 0);
  return [own, children];
}

/** Below the ports that systems give to outgoing connections, which come and go in this run. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const server = createServer();
    const taken = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(true));
      server.listen(port, '127.0.0.1', () => resolve(false));
    });
    if (taken) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}
