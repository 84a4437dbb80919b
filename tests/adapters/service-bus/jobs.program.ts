import { createInterface } from 'node:readline';
import { createJobQueue, createJobReceiver, createServiceBusClient } from '../../../adapters/service-bus/index.ts';
import type { Logger } from '../../../core/shared/logger.port.ts';
import { createRecordingMetrics, job } from './fixture.ts';

/**
 * A host in a process of its own, for tests that watch how it lives and ends: `node jobs.program.ts <connection
 * string>`. It tells of each job it handles and of each warning, sends a job for the line `send`, and closes for `close`.
 */
const [, , connectionString = ''] = process.argv;
const say = (line: string) => void process.stdout.write(`${line}\n`);
const logger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: (message, fields) => say(`warns ${message} ${fields?.['code']}`),
  error: (message, fields) => say(`fails ${message} ${fields?.['code']}`),
  with: () => logger,
};
const lines = createInterface({ input: process.stdin });
const client = createServiceBusClient({ connectionString, retryDelayMs: 50, attemptTimeoutMs: 2_000 });
const queue = createJobQueue({ client });
const receiver = createJobReceiver({
  client,
  queue: 'recaps',
  async handle({ messageId, deliveryCount }) {
    say(`handles ${messageId} ${deliveryCount}`);
    // Held until the next line, at which the broker is gone and it cannot be settled.
    if (messageId === 'held' && deliveryCount === 1) await new Promise((resolve) => lines.once('line', resolve));
    return { type: 'done' };
  },
  maxConcurrent: 2,
  logger,
  metrics: createRecordingMetrics(),
});

async function send(id: string): Promise<void> {
  try {
    await queue.send([job('recaps', id)]);
    say(`sent ${id}`);
  } catch (error) {
    say(`failed ${id} ${error instanceof Error && 'code' in error ? error.code : error}`);
  }
}

async function close(): Promise<void> {
  await receiver.close();
  await queue.close();
  await client.close();
  lines.close();
  say('closed');
}

lines.on('line', (line) => {
  const [word, id = ''] = line.split(' ');
  if (word === 'send') void send(id);
  if (word === 'close') void close();
});
