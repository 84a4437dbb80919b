import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { createDeadLetters, createJobQueue, createServiceBusClient } from '../../adapters/service-bus/index.ts';
import { QUEUES } from '../../core/contracts/queues.ts';
import { createServiceBusBroker, serviceBusConnectionString } from '../../infra/sandbox/service-bus/index.ts';
import { createLedger } from './ledger.ts';

export interface SoakOptions {
  jobs: number;
  /** How often the consumer is killed on the way. */
  kills: number;
  /** One job in so many can never be done. */
  poisonEvery: number;
  /** The file of the consumer. */
  program: string;
}

export interface SoakFigures {
  sent: number;
  /** Jobs that were done, each counted as often as it was. */
  effects: number;
  /** Jobs that were done at least once. */
  distinct: number;
  /** Deliveries of what had been done already. */
  repeats: number;
  killed: number;
  poisoned: string[];
  deadLetters: { key: string; code: string }[];
  left: number;
  seconds: number;
  jobsPerSecond: number;
  consumerMb: number;
  brokerMb: number;
}

/** Short, for a killed consumer holds its messages until their locks end. */
const LOCK = 'PT2S';
const SEND_AT_ONCE = 500;
const WITHIN_MS = 180_000;

/** Sends jobs through the real client to the local broker while the consumer of them is killed again and again. */
export async function runSoak({ jobs, kills, poisonEvery, program }: SoakOptions): Promise<SoakFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kollegan-soak-'));
  const ledger = createLedger(path.join(folder, 'ledger.sqlite'));
  const queues = { ...QUEUES, recaps: { ...QUEUES.recaps, lockDuration: LOCK } };
  const broker = createServiceBusBroker({ file: path.join(folder, 'bus.sqlite'), queues });
  const connectionString = serviceBusConnectionString({ port: await broker.listen() });
  const client = createServiceBusClient({ connectionString });
  const queue = createJobQueue({ client });
  const keys = Array.from({ length: jobs }, (_, index) => `meeting-${index}:recap`);
  const poisoned = keys.filter((_, index) => index % poisonEvery === poisonEvery - 1);
  const killAt = Array.from({ length: kills }, (_, index) => Math.floor(((index + 1) * jobs) / (kills + 1)));
  const startedAt = performance.now();
  const isTooLate = () => performance.now() - startedAt > WITHIN_MS;
  let sent = false;
  let peakBytes = 0;
  let killed = 0;

  async function send(): Promise<void> {
    const isPoison = new Set(poisoned);
    for (let from = 0; from < jobs; from += SEND_AT_ONCE) {
      await queue.send(
        keys.slice(from, from + SEND_AT_ONCE).map((messageId) => ({
          queue: 'recaps',
          messageId,
          correlationId: messageId,
          body: { meetingId: messageId, kind: isPoison.has(messageId) ? 'poison' : 'good' },
        })),
      );
    }
  }

  /** One life of the consumer; ends at the count where it is to be killed, or when all is done. */
  async function live(until: number | undefined): Promise<void> {
    const child: ChildProcessByStdio<null, Readable, null> = spawn(
      process.execPath,
      [program, connectionString, ledger.file],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const exited = once(child, 'exit');
    const before = ledger.effects();
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      const [done = 0, bytes = 0] = line.split(' ').map(Number);
      peakBytes = Math.max(peakBytes, bytes || 0);
      if (until !== undefined && before + done >= until) child.kill('SIGKILL');
    });
    const isAllDone = () => {
      const { active, scheduled, locked, deferred } = broker.counts('recaps');
      return sent && active + scheduled + locked + deferred === 0;
    };
    let ended = false;
    exited.then(() => {
      ended = true;
    });
    while (!ended && !(until === undefined && isAllDone()) && !isTooLate()) await wait(20);
    if (ended) killed += 1;
    child.kill('SIGKILL');
    await exited;
    if (isTooLate()) throw new Error(`The soak was not done within ${WITHIN_MS / 1000} s.`);
  }

  const sending = send().then(() => {
    sent = true;
  });
  try {
    for (const until of killAt) await live(until);
    await live(undefined);
    await sending;
    const seconds = (performance.now() - startedAt) / 1000;
    const letters = await createDeadLetters({ client }).list('recaps', jobs);
    const { active, scheduled, locked, deferred } = broker.counts('recaps');
    return {
      sent: jobs,
      ...ledger.figures(),
      killed,
      poisoned,
      deadLetters: letters.map(({ messageId: key, code }) => ({ key, code })),
      left: active + scheduled + locked + deferred,
      seconds,
      jobsPerSecond: jobs / seconds,
      consumerMb: peakBytes / 1024 ** 2,
      brokerMb: process.memoryUsage.rss() / 1024 ** 2,
    };
  } finally {
    await queue.close();
    await client.close();
    await broker.close();
    ledger.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
