import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { createSqliteDocumentStore } from '../../../adapters/store/sqlite/create-sqlite-document-store.ts';
import { createAuditLog } from '../../../core/audit/index.ts';

/**
 * Run as a process of its own, until it is killed: writes random documents with a job in their outbox, hands each job
 * over to the queues and strikes it, as the product does, and says each one's id when all of it is acknowledged.
 */
const [, , dataDir = '', seed = '1'] = process.argv;
const store = createSqliteDocumentStore({
  file: path.join(dataDir, 'kollegan.sqlite'),
  clock: { now: () => new Date() },
});
const audit = createAuditLog({ store });
const queues = new DatabaseSync(path.join(dataDir, 'service-bus.sqlite'), { timeout: 5_000 });
queues.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS job (id TEXT) STRICT');
const enqueue = queues.prepare('INSERT INTO job (id) VALUES (?)');

const Words = fc.record({
  said: fc.string({ maxLength: 400, unit: 'grapheme' }),
  tenant: fc.constantFrom('t-1', 't-2'),
});

async function write(id: string, { said, tenant: tenantId }: { said: string; tenant: string }): Promise<void> {
  const at = new Date().toISOString();
  const document = { tenantId, scope: 's', id, kind: 'words', body: { said, marker: `MARKED-${id}-` } };
  const job = { type: 'job', id: 'j', dueAt: at, queue: 'recaps', messageId: id, correlationId: id, body: {} } as const;
  const written = await store.create({ ...document, outbox: [job] });
  if (!written.ok) throw new Error(written.reason);
  enqueue.run(id);
  await store.replace(document, written.etag);
  const event = { type: 'said', at, actor: 'p', conversationId: 's', meetingId: 's', correlationId: id, data: { id } };
  await audit.append(tenantId, [{ ...event, id: `event-${id}` }]);
  process.stdout.write(`${id} ${tenantId}\n`);
}

for (let round = 0; ; round += 1) {
  const words = fc.sample(Words, { seed: Number(seed) + round, numRuns: 50 });
  for (const [index, each] of words.entries()) await write(`${round}-${index}`, each);
}
