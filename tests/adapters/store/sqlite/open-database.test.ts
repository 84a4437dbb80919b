import { copyFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createSqliteDocumentStore } from '../../../../adapters/store/sqlite/create-sqlite-document-store.ts';
import { LATEST_VERSION } from '../../../../adapters/store/sqlite/migrate.ts';
import { openDatabase } from '../../../../adapters/store/sqlite/open-database.ts';
import { useTemporaryFolder } from '../temporary-folder.ts';

const folder = useTemporaryFolder();
const clock = { now: () => new Date('2026-11-20T09:00:00.000Z') };
const document = { tenantId: 't', scope: 's', id: '1', kind: 'k', body: 'kept' };
const open = (file: string, busyTimeoutMs = 20) => createSqliteDocumentStore({ file, clock, busyTimeoutMs });
const mode = (file: string) => (statSync(file).mode & 0o777).toString(8);

describe('opening the data file', () => {
  it('makes the folder and the files for this user alone', async () => {
    const file = folder.pathOf('new/deeper/kollegan.db');
    const store = open(file);
    await store.create(document);

    const modes = [path.dirname(path.dirname(file)), path.dirname(file), file, `${file}-wal`, `${file}-shm`].map(mode);
    store.close();

    expect(modes).toEqual(['700', '700', '600', '600', '600']);
  });

  it('takes the reading rights of others from a file that has them', () => {
    const file = folder.pathOf('open-to-all.db');
    writeFileSync(file, '', { mode: 0o644 });

    open(file).close();

    expect(mode(file)).toBe('600');
  });

  it('waits for the disk at each commit, overwrites what is freed and sorts in memory', () => {
    const database = openDatabase({ file: folder.pathOf('settings.db'), busyTimeoutMs: 20 });

    const names = ['journal_mode', 'synchronous', 'secure_delete', 'temp_store'];
    const settings = Object.assign({}, ...names.map((name) => database.prepare(`PRAGMA ${name}`).get()));
    database.close();

    expect(settings).toEqual({ journal_mode: 'wal', synchronous: 2, secure_delete: 1, temp_store: 2 });
  });

  it('finds what was written before it was closed', async () => {
    const file = folder.pathOf('again.db');
    const before = open(file);
    void before.create(document);
    before.close();
    const after = open(file);

    const stored = await after.read(document);
    after.close();

    expect(stored).toMatchObject({ body: 'kept' });
  });

  it('continues a list that was begun before a restart', async () => {
    const file = folder.pathOf('continued.db');
    const before = open(file);
    await before.createMissing(['1', '2', '3'].map((id) => ({ ...document, id })));
    const query = { tenantId: 't', kind: 'k', limit: 2 };
    const { continuation = '' } = await before.query(query);
    before.close();
    const after = open(file);

    const page = await after.query({ ...query, continuation });
    after.close();

    expect(page.documents.map(({ id }) => id)).toEqual(['3']);
  });

  it('refuses a file of a newer version and leaves it as it is', () => {
    const file = folder.pathOf('newer.db');
    open(file).close();
    const database = new DatabaseSync(file);
    database.exec(`PRAGMA user_version = ${LATEST_VERSION + 1}`);
    database.close();

    const refused = () => open(file);

    expect(refused).toThrow(expect.objectContaining({ code: 'STORE.NEWER_SCHEMA', fate: 'tell-person' }));
    expect(refused).toThrow(`schema ${LATEST_VERSION + 1}, this one knows ${LATEST_VERSION}`);
  });

  it('refuses a file that is no database, and a database that is not its own', () => {
    const text = folder.pathOf('letter.db');
    writeFileSync(text, 'Dear reader, this is a letter and not a database at all. '.repeat(20));
    const stranger = folder.pathOf('stranger.db');
    const database = new DatabaseSync(stranger);
    database.exec('CREATE TABLE documents (a TEXT)');
    database.close();

    for (const file of [text, stranger]) {
      expect(() => open(file)).toThrow(
        expect.objectContaining({
          code: 'STORE.NOT_A_DATABASE',
          fate: 'tell-person',
          message: expect.stringContaining('KOLLEGAN_DATA_DIR'),
        }),
      );
    }
  });

  it('says which setting is wrong when it cannot write', () => {
    const inTheWay = folder.pathOf('file-in-the-way');
    writeFileSync(inTheWay, '');
    const directory = folder.pathOf('directory.db');
    mkdirSync(directory);

    for (const file of [path.join(inTheWay, 'kollegan.db'), directory]) {
      expect(() => open(file)).toThrow(
        expect.objectContaining({
          code: 'STORE.UNWRITABLE',
          fate: 'tell-person',
          message: expect.stringContaining('KOLLEGAN_DATA_DIR'),
        }),
      );
    }
  });

  it('is unavailable while another process holds the lock, and works when it lets go', async () => {
    const file = folder.pathOf('locked.db');
    const store = open(file);
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');

    const refused = await store.create(document).catch((error: unknown) => error);
    other.exec('ROLLBACK');
    other.close();
    const accepted = await store.create(document);
    store.close();

    expect(refused).toMatchObject({ code: 'STORE.UNAVAILABLE', fate: 'retry' });
    expect(accepted.ok).toBe(true);
  });

  it('is unavailable at the start too when the file is locked', () => {
    const file = folder.pathOf('locked-at-start.db');
    const other = new DatabaseSync(file);
    other.exec('BEGIN EXCLUSIVE');

    expect(() => open(file)).toThrow(expect.objectContaining({ code: 'STORE.UNAVAILABLE', fate: 'retry' }));
    other.close();
  });

  it('is unavailable after it was closed, and may be closed twice', async () => {
    const store = open(folder.pathOf('closed.db'));
    store.close();
    store.close();

    const calls = [
      () => store.read(document),
      () => store.create(document),
      () => store.remove(document),
      () => store.tenants(),
      () => store.checkpoint(),
      () => store.sweepExpired({ tenantId: 't', limit: 1 }),
    ];

    for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'STORE.UNAVAILABLE' });
  });

  it('opens a copy that was taken while it was open', async () => {
    const file = folder.pathOf('live.db');
    const copy = folder.pathOf('copy.db');
    const store = open(file);
    await store.create(document);
    await store.checkpoint();
    copyFileSync(file, copy);
    store.close();
    const restored = open(copy);

    const stored = await restored.read(document);
    restored.close();

    expect(stored).toMatchObject({ body: 'kept' });
  });
});
