import { DatabaseSync } from 'node:sqlite';
import { createJobReceiver, createServiceBusClient } from '../../adapters/service-bus/index.ts';
import { createLogger } from '../../adapters/telemetry/create-logger.ts';

/**
 * A host that does jobs until it is killed: `node consumer.program.ts <connection string> <ledger file>`. What it does
 * is a line in the ledger, written together with the business key that makes a repeat be seen. Each line of its output
 * is how many it has done, and its memory in bytes.
 */
const [, , connectionString = '', ledgerFile = ''] = process.argv;
const TELL_EVERY = 100;

const ledger = new DatabaseSync(ledgerFile, { timeout: 5_000 });
ledger.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
const isNew = ledger.prepare('INSERT OR IGNORE INTO done (key) VALUES (?)');
const effect = ledger.prepare('INSERT INTO effect (key) VALUES (?)');
const again = ledger.prepare('INSERT INTO again (key) VALUES (?)');
let done = 0;

function doOnce(key: string): void {
  ledger.exec('BEGIN IMMEDIATE');
  if (isNew.run(key).changes === 1) effect.run(key);
  else again.run(key);
  ledger.exec('COMMIT');
  done += 1;
  if (done % TELL_EVERY === 0) process.stdout.write(`${done} ${process.memoryUsage.rss()}\n`);
}

createJobReceiver({
  client: createServiceBusClient({ connectionString, retryDelayMs: 100 }),
  queue: 'recaps',
  async handle({ messageId, body }) {
    // Something to wait for, as a real job has: jobs overlap, and a kill finds many in hand.
    await new Promise((resolve) => setImmediate(resolve));
    if (JSON.stringify(body).includes('poison')) {
      return { type: 'dead-letter', code: 'SOAK.POISON', reason: 'It was made to fail.' };
    }
    doOnce(messageId);
    return { type: 'done' };
  },
  maxConcurrent: 50,
  logger: createLogger({ level: 'silent' }),
  metrics: { job: () => undefined },
});
process.stdout.write('ready\n');
