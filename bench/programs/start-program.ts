import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { TASKSET } from '../measure/cores.ts';
import { type Question, type Sweep, Told, type Usage } from './answer-parent.ts';

export interface StartProgramOptions {
  /** A file that ends in `answerParent`. */
  program: string;
  /** Given to it as JSON. */
  setup: unknown;
  /** The core it runs on alone; undefined lets the system choose. */
  core?: number | undefined;
  /** Where a CPU profile is written at the end. */
  profileDir?: string | undefined;
}

/** What is measured, in a process of its own. */
export interface RunningProgram {
  /** Where it listens. */
  url: string;
  usage(): Promise<Usage>;
  /** How many documents still have something to hand over. */
  pending(): Promise<number>;
  /** Runs the nightly retention; resolves when it is done. */
  sweep(): Promise<Sweep>;
  stop(): Promise<void>;
}

const STOP_WITHIN_MS = 10_000;

export async function startProgram(options: StartProgramOptions): Promise<RunningProgram> {
  const child = launch(options);
  const waiting = new Map<number, (told: Told) => void>();
  const started = Promise.withResolvers<string>();
  let lastId = 0;
  let ended = false;
  child.on('message', (message) => {
    const told = Told.parse(message);
    if ('url' in told) started.resolve(told.url);
    else waiting.get(told.id)?.(told);
  });
  child.on('exit', (code) => {
    ended = true;
    started.reject(new Error(`${options.program} ended with exit code ${code}.`));
  });

  function ask(what: Question['ask']): Promise<Told> {
    lastId += 1;
    const id = lastId;
    const { promise, resolve } = Promise.withResolvers<Told>();
    waiting.set(id, resolve);
    child.send({ id, ask: what } satisfies Question);
    return promise.finally(() => waiting.delete(id));
  }

  const url = await started.promise;
  return {
    url,
    async usage() {
      const told = await ask('usage');
      if (!('usage' in told) || !told.usage) throw new Error('The program did not tell its usage.');
      return told.usage;
    },
    async pending() {
      const told = await ask('pending');
      return 'pending' in told ? (told.pending ?? 0) : 0;
    },
    async sweep() {
      const told = await ask('sweep');
      if (!('sweep' in told) || !told.sweep) throw new Error('The program did not tell of its sweep.');
      return told.sweep;
    },
    async stop() {
      if (ended) return;
      const exit = once(child, 'exit');
      const kill = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      child.send({ id: 0, ask: 'stop' } satisfies Question);
      await exit;
      clearTimeout(kill);
    },
  };
}

function launch({ program, setup, core, profileDir }: StartProgramOptions): ChildProcess {
  const profile = profileDir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`];
  const node = [process.execPath, ...profile, program, JSON.stringify(setup)];
  const [command = '', ...args] = core === undefined ? node : [TASKSET, '-c', String(core), ...node];
  return spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}
