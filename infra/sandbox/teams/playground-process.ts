import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { SandboxLogger } from './logger.ts';
import { TeamsSandboxError } from './sandbox.errors.ts';

export interface PlaygroundProcess {
  /** `http://127.0.0.1:…`, once it answers. @throws `SANDBOX.PLAYGROUND_FAILED` */
  ready: Promise<string>;
  /** Resolves when the process has ended, asked or not. */
  ended: Promise<void>;
  pid: number | undefined;
  stop(): Promise<void>;
}

export interface PlaygroundProcessOptions {
  configPath: string;
  /** Where it runs, so that nothing it writes lands elsewhere. */
  dataDir: string;
  /** Where it sends what people do. */
  botEndpoint: string;
  /** Where it says that the bot should answer. */
  serviceUrl: string;
  logger: SandboxLogger;
}

const READY_WITHIN_MS = 30_000;
const PING_EVERY_MS = 50;
const STOP_WITHIN_MS = 2000;
const STDERR_KEPT = 2000;
const PASSED_ON = ['PATH', 'HOME', 'TZ', 'LANG', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot'];

/**
 * Loaded into the Playground before its own code. It ends with the end of its input, which is the end of this process
 * even when this one is killed outright; it listens on loopback alone, since it asks nobody who they are; and it says
 * on its output why it ends, which it otherwise says to a terminal only.
 */
const GUARD = `
import net from 'node:net';
process.stdout.isTTY = true;
process.stdin.resume().on('end', () => process.exit(0)).on('error', () => process.exit(0));
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (port, ...rest) {
  return typeof port === 'number' ? listen.call(this, port, '127.0.0.1', ...rest) : listen.call(this, port, ...rest);
};`;

function environment(configPath: string): Record<string, string> {
  const kept = PASSED_ON.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(kept),
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: configPath,
    // A path that cannot be: no log. The Playground first deletes whatever is there, so never name a file or device.
    M365_AGENTS_PLAYGROUND_LOGFILE: join(configPath, 'none.log'),
    NO_COLOR: '1',
    TEAMSAPPTESTER_BROWSER: 'none',
  };
}

function findPlayground(): string {
  try {
    return createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  } catch (error) {
    throw new TeamsSandboxError(
      'SANDBOX.PLAYGROUND_FAILED',
      'The Agents Playground is not installed; run npm ci with the development dependencies.',
      error,
    );
  }
}

function launch({ configPath, dataDir, botEndpoint, serviceUrl }: PlaygroundProcessOptions): ChildProcess {
  const guard = `data:text/javascript,${encodeURIComponent(GUARD)}`;
  // Port 0 lets the system choose; the Playground tells which on its output.
  const told = ['start', '-e', botEndpoint, '--service-url', serviceUrl, '-c', 'msteams', '-p', '0', '--dt'];
  return spawn(process.execPath, ['--import', guard, findPlayground(), ...told], {
    cwd: dataDir,
    env: environment(configPath),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

function portOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      // Read on to the end, so that a full pipe never stops the Playground; remembered only until the port is known.
      output = output.length > STDERR_KEPT ? output : output + chunk.toString();
      const port = /Listening on (\d+)\s/.exec(output)?.[1];
      if (port !== undefined) resolve(port);
    });
  });
}

async function answering(child: ChildProcess, signal: AbortSignal): Promise<string> {
  const baseUrl = `http://127.0.0.1:${await portOf(child)}`;
  while (!signal.aborted) {
    const pong = await fetch(`${baseUrl}/_debug/ping`, { signal }).catch(() => undefined);
    if (pong?.ok) return baseUrl;
    await new Promise((resolve) => setTimeout(resolve, PING_EVERY_MS));
  }
  return baseUrl;
}

/**
 * Starts the Playground; it runs until `stop` or the end of this process.
 * @throws `SANDBOX.PLAYGROUND_FAILED` when it is not installed
 */
export function startPlaygroundProcess(options: PlaygroundProcessOptions): PlaygroundProcess {
  const child = launch(options);
  const giveUp = new AbortController();
  let stopping = false;
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-STDERR_KEPT);
  });
  child.stdin?.on('error', () => {});

  const ended = new Promise<void>((resolve) => {
    child.on('error', () => resolve());
    child.on('exit', () => resolve());
  });
  let timer: NodeJS.Timeout | undefined;
  const failed = new Promise<never>((_resolve, reject) => {
    const fail = (what: string): void => {
      giveUp.abort();
      reject(new TeamsSandboxError('SANDBOX.PLAYGROUND_FAILED', `The Agents Playground ${what}.`, complaint));
    };
    timer = setTimeout(() => fail(`did not answer within ${READY_WITHIN_MS / 1000} s`), READY_WITHIN_MS);
    child.on('error', () => fail('could not be started; run npm ci and try again'));
    child.on('close', (code) => {
      if (!stopping) options.logger.warn('The Agents Playground ended', { exitCode: code ?? -1 });
      fail(`ended with exit code ${code ?? 'none'} before it was asked to; its last words are this error's cause`);
    });
  });
  const ready = Promise.race([answering(child, giveUp.signal), failed]).finally(() => clearTimeout(timer));
  // Whoever waits sees the failure; nobody need wait.
  ready.catch(() => {});
  failed.catch(() => {});

  return {
    ready,
    ended,
    pid: child.pid,
    async stop() {
      stopping = true;
      child.stdin?.end();
      if (child.exitCode !== null || child.signalCode !== null) return;
      if (child.pid === undefined) return;
      const kill = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      await once(child, 'exit');
      clearTimeout(kill);
    },
  };
}
