import { createHash } from 'node:crypto';
import { createSqliteDocumentStore } from '../../../../adapters/store/sqlite/create-sqlite-document-store.ts';

/** Run as a process of its own: writes documents and says each one's id only after the store acknowledged it. */
const [, , file = ''] = process.argv;
const store = createSqliteDocumentStore({ file, clock: { now: () => new Date() } });

async function writeForEver(writer: number): Promise<never> {
  for (let turn = 0; ; turn += 1) {
    const id = `${writer}-${turn}`;
    const text = `${id} `.repeat(1 + ((turn * 131) % 2000));
    const hash = createHash('sha256').update(text).digest('hex');
    const key = { tenantId: `tenant-${writer}`, scope: 's', id };
    const result = await store.create({ ...key, kind: 'k', body: { text: 'first' } });
    if (result.ok) await store.replace({ ...key, kind: 'k', body: { text, hash } }, result.etag);
    process.stdout.write(`${id}\n`);
  }
}

for (let writer = 0; writer < 8; writer += 1) void writeForEver(writer);
