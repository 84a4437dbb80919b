import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readEmbeddedConfig } from '../../../adapters/config/index.ts';
import { createSqliteDocumentStore } from '../../../adapters/store/sqlite/create-sqlite-document-store.ts';
import { backupTimers } from '../../../cli/start/backup-timer.ts';
import { createRecordingLogger } from '../../helpers/recording-telemetry.ts';
import { createTestClock } from '../../helpers/test-clock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kollegan-timer-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('takes a backup while the store is open, at the time of the settings, and says so', async () => {
  const [clock, logger] = [createTestClock(), createRecordingLogger()];
  const config = readEmbeddedConfig({ KOLLEGAN_DATA_DIR: folder, BACKUP_CRON: '0 1 * * *' }, folder);
  const store = createSqliteDocumentStore({ file: path.join(folder, 'kollegan.sqlite'), clock });

  const [timer] = backupTimers(config, { clock, logger });
  await timer?.run();
  store.close();

  expect(timer).toMatchObject({ name: 'backup', schedule: '0 0 1 * * *', atStart: false });
  expect(readdirSync(path.join(folder, 'backups'))).toHaveLength(1);
  expect(logger.lines).toMatchObject([
    { level: 'info', message: 'backup taken', fields: { files: 1, offSite: false } },
  ]);
});

test('there is none where the documents are not in the data folder', () => {
  const cosmos = { endpoint: 'https://127.0.0.1:8081', database: 'd', container: 'c', key: 'k' };
  const config = { ...readEmbeddedConfig({ KOLLEGAN_DATA_DIR: folder }, folder), cosmos };

  expect(backupTimers(config, { clock: createTestClock(), logger: createRecordingLogger() })).toEqual([]);
});
