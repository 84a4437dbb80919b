import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { FromProduct, type Report, type StartOptions, type ToProduct } from './product-messages.ts';

/** The product in a process that was made to be killed. */
export interface KillableProduct {
  /** When it can be started. */
  loaded: Promise<unknown>;
  /** @returns where it listens, and what the audit log looked like when it started */
  start(options: StartOptions): Promise<Extract<FromProduct, { type: 'ready' }>>;
  report(): Promise<Report>;
  /** Sends what was given up back to its queue. */
  retryDeadLetters(): Promise<void>;
  /** Lets it end in peace. */
  stop(): Promise<void>;
  /** Ends it as a power cut would: nothing of it runs any more. */
  kill(): Promise<void>;
}

/**
 * Loads the product in a process of its own; it touches no file until it is started.
 * @param cacheDir where compiled code is kept from one process to the next, since most of the loading is compiling
 */
export function loadProduct(cacheDir: string): KillableProduct {
  const child = spawn(process.execPath, [path.join(__dirname, 'product.program.ts')], {
    env: { ...process.env, NODE_COMPILE_CACHE: cacheDir },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const loaded = told(child, 'loaded');

  function order(message: ToProduct): void {
    child.send(message);
  }

  return {
    loaded,
    async start(options) {
      await loaded;
      order({ type: 'start', options });
      return told(child, 'ready');
    },
    async report() {
      order({ type: 'report' });
      return (await told(child, 'report')).report;
    },
    async retryDeadLetters() {
      order({ type: 'retry-dead-letters' });
      await told(child, 'retried');
    },
    async stop() {
      order({ type: 'stop' });
      await told(child, 'stopped');
      child.disconnect();
      await exited;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

function told<Type extends FromProduct['type']>(
  child: ChildProcess,
  type: Type,
): Promise<Extract<FromProduct, { type: Type }>> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => {
      reject(new Error(`the product ended with exit code ${code} before it was ${type}`));
    };
    const onMessage = (message: unknown) => {
      const parsed = FromProduct.parse(message);
      if (parsed.type !== type) return;
      child.off('message', onMessage);
      child.off('exit', onExit);
      resolve(parsed as Extract<FromProduct, { type: Type }>);
    };
    child.on('message', onMessage);
    child.on('exit', onExit);
  });
}
