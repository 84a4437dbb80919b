import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BackupDeps } from '../../../adapters/backup/backup-deps.ts';
import { createBackups, readBackupKey } from '../../../adapters/backup/index.ts';
import { createSqliteDocumentStore } from '../../../adapters/store/sqlite/create-sqlite-document-store.ts';
import { proveAudit, readAuditMarks } from '../../../core/backup/index.ts';
import { createTestClock, type TestClock } from '../../helpers/test-clock.ts';

export const GIVEN_KEY = randomBytes(32).toString('base64');

export interface BackupWorld {
  clock: TestClock;
  pathOf(name: string): string;
  dataDir: string;
  backupDir: string;
  offsiteDir: string;
  deps(more?: Partial<BackupDeps>): BackupDeps;
  backups(more?: Partial<BackupDeps>): ReturnType<typeof createBackups>;
  openStore(dataDir?: string): ReturnType<typeof createSqliteDocumentStore>;
}

/** Folders for data and backups, fresh for each test. Call it at the top of the file or of a describe. */
export function useBackupWorld(): BackupWorld {
  const world = {} as BackupWorld;
  beforeEach(() => {
    const folder = mkdtempSync(path.join(tmpdir(), 'kollegan-backup-'));
    const pathOf = (name: string) => path.join(folder, name);
    const clock = createTestClock();
    const places = { dataDir: pathOf('data'), backupDir: pathOf('backups'), offsiteDir: pathOf('away') };
    const deps = (more: Partial<BackupDeps> = {}): BackupDeps => ({
      dataDir: places.dataDir,
      backupDir: places.backupDir,
      key: readBackupKey({ given: GIVEN_KEY, file: pathOf('unused.key') }),
      keep: { dailyDays: 30, monthlyDays: 90 },
      clock,
      readAuditMarks,
      proveAudit,
      replayErasures: async () => ({ entries: 0, removed: 0 }),
      heads: { heads: async () => [] },
      ...more,
    });
    Object.assign(world, {
      ...places,
      clock,
      pathOf,
      deps,
      backups: (more?: Partial<BackupDeps>) => createBackups(deps(more)),
      openStore: (dataDir = places.dataDir) =>
        createSqliteDocumentStore({ file: path.join(dataDir, 'kollegan.sqlite'), clock }),
    });
  });
  afterEach(() => rmSync(path.dirname(world.dataDir), { recursive: true, force: true }));
  return world;
}
