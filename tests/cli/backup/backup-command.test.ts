import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSqliteDocumentStore } from '../../../adapters/store/sqlite/create-sqlite-document-store.ts';
import { runCli } from '../run-cli.ts';

jest.setTimeout(60_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kollegan-backup-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => runCli(['backup', ...args], { KOLLEGAN_DATA_DIR: path.join(folder, 'data') });

function openStore() {
  return createSqliteDocumentStore({
    file: path.join(folder, 'data', 'kollegan.sqlite'),
    clock: { now: () => new Date() },
  });
}

const document = (id: string) => ({ tenantId: 't', scope: 's', id, kind: 'k', body: {} });

test('takes a backup, lists and verifies it, and restores it when nothing runs', async () => {
  const store = openStore();
  await store.create(document('kept'));

  const created = await run('create');
  await store.create(document('later'));
  const whileRunning = await run('restore');
  store.close();
  const [id = ''] = created.stdout.split(' ');
  const listed = await run('list');
  const verified = await run('verify', '--id', id);
  const restored = await run('restore', '--at', new Date().toISOString());

  expect(created).toMatchObject({ code: 0, stderr: '' });
  expect(listed.stdout).toMatch(new RegExp(`^${id}  .*  here\n$`));
  expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining('whole') });
  expect(whileRunning).toMatchObject({ code: 1, stderr: expect.stringContaining('[BACKUP.PRODUCT_RUNS]') });
  expect(restored).toMatchObject({ code: 0, stdout: expect.stringContaining('before-restore-') });
  const after = openStore();
  expect(await after.read({ tenantId: 't', scope: 's', id: 'kept' })).not.toBeNull();
  expect(await after.read({ tenantId: 't', scope: 's', id: 'later' })).toBeNull();
  after.close();
});

test.each([
  [['restore', '--at', 'igår']],
  [['restore', '--at', '2026-11-20', '--id', 'x']],
  [['mend']],
  [['create', '--env', 'production']],
  [['restore', '--env', 'production']],
  [['replay', '--env', 'production', '--at', '2026-11-20']],
  [['list', '--env', 'staging']],
])('a wrong use says what to do instead: %j', async (args) => {
  expect(await run(...args)).toMatchObject({ code: 1, stderr: expect.stringContaining('[CLI.WRONG_USE]') });
});

test('without a subcommand it says what there is; with the wrong key what to do', async () => {
  const store = openStore();
  store.close();
  await run('create');
  writeFileSync(path.join(folder, 'data', 'backup.key'), `${Buffer.alloc(32, 1).toString('base64')}\n`);

  expect((await run()).stdout).toContain('kollegan backup create');
  expect(await run('verify')).toMatchObject({ code: 1, stderr: expect.stringContaining('[BACKUP.WRONG_KEY]') });
});
