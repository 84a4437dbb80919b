import { existsSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import {
  createSqliteDocumentStore,
  type SqliteDocumentStore,
} from '../../../../adapters/store/sqlite/create-sqlite-document-store.ts';
import { useTemporaryFolder } from '../temporary-folder.ts';

const folder = useTemporaryFolder();
const START = Date.parse('2026-11-20T09:00:00.000Z');
const SECRET = 'what-was-said-';

/** @returns the secrets that can be read in the raw bytes of the store's files */
function secretsIn(file: string): Set<string> {
  const bytes = [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]
    .filter((name) => existsSync(name))
    .map((name) => readFileSync(name, 'latin1'));
  return new Set(bytes.join('\n').match(new RegExp(`${SECRET}\\d+;`, 'g')));
}

describe('what was removed', () => {
  let time = START;
  let files = 0;
  let file = '';
  let store: SqliteDocumentStore;
  const secret = (index: number) => `${SECRET}${index};`;
  const document = (index: number, words: string) => ({
    tenantId: 't',
    scope: 's',
    id: String(index),
    kind: 'k',
    body: words,
  });

  beforeEach(() => {
    time = START;
    files += 1;
    file = folder.pathOf(`residue-${files}.db`);
    store = createSqliteDocumentStore({ file, clock: { now: () => new Date(time) }, busyTimeoutMs: 20 });
  });
  afterEach(() => store.close());

  it('is in the files before (so that the search can find it) and not after the checkpoint', async () => {
    await store.create(document(1, secret(1).repeat(500)));
    await store.create(document(2, secret(2)));
    await store.checkpoint();
    const before = secretsIn(file);

    await store.remove(document(1, ''));
    await store.checkpoint();

    expect(before).toEqual(new Set([secret(1), secret(2)]));
    expect(secretsIn(file)).toEqual(new Set([secret(2)]));
  });

  it('is gone whatever was written, overwritten and removed around it', async () => {
    const size = fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 100, max: 2000 }));
    const step = fc.record({
      id: fc.nat({ max: 30 }),
      size,
      type: fc.constantFrom('write', 'write', 'remove', 'checkpoint'),
    });

    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 120 }), async (steps) => {
        const held = new Map<number, string>();
        for (const [index, { id, size: repeats, type }] of steps.entries()) {
          if (type === 'checkpoint') await store.checkpoint();
          if (type === 'remove') {
            await store.remove(document(id, ''));
            held.delete(id);
          }
          if (type === 'write') {
            const next = document(id, secret(index).repeat(repeats));
            const current = await store.read(next);
            await (current ? store.replace(next, current.etag) : store.create(next));
            held.set(id, secret(index));
          }
        }
        await store.checkpoint();

        const found = secretsIn(file);
        for (const id of held.keys()) await store.remove(document(id, ''));
        await store.checkpoint();

        expect(found).toEqual(new Set(held.values()));
        expect(secretsIn(file)).toEqual(new Set());
      }),
      { numRuns: 15 },
    );
  });

  it('is swept when it has expired: the earliest first, of one tenant, up to the limit', async () => {
    const expiresAt = (minute: number) => new Date(START + minute * 60_000).toISOString();
    for (const minute of [3, 1, 2, 9]) {
      await store.create({ ...document(minute, secret(minute)), expiresAt: expiresAt(minute) });
    }
    await store.create({ ...document(5, secret(5)), tenantId: 'other', expiresAt: expiresAt(1) });
    time = START + 5 * 60_000;

    const first = await store.sweepExpired({ tenantId: 't', limit: 2 });
    const afterFirst = secretsIn(file);
    const second = await store.sweepExpired({ tenantId: 't', limit: 2 });

    const bodies = (swept: typeof first) => swept.map(({ body }) => JSON.stringify(body)).join();
    for (const minute of [1, 2]) expect(bodies(first)).toContain(secret(minute));
    expect([first.length, second.length]).toEqual([2, 1]);
    expect(bodies(second)).toContain(secret(3));
    expect(afterFirst).toEqual(new Set([secret(3), secret(5), secret(9)]));
    expect(secretsIn(file)).toEqual(new Set([secret(5), secret(9)]));
    expect(await store.read(document(9, ''))).not.toBeNull();
  });

  it('is not said to be gone while another process still reads it', async () => {
    await store.create(document(1, secret(1)));
    const reader = new DatabaseSync(file);
    reader.exec('BEGIN; SELECT count(*) FROM documents');
    await store.remove(document(1, ''));

    const refused = await store.checkpoint().catch((error: unknown) => error);
    reader.close();
    await store.checkpoint();

    expect(refused).toMatchObject({ code: 'STORE.UNAVAILABLE', fate: 'retry' });
    expect(secretsIn(file)).toEqual(new Set());
  });
});
