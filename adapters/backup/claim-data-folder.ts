import { existsSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { productRuns } from '../../core/backup/index.ts';
import { DATABASES, QUEUES } from './data-folder.ts';

/**
 * Makes sure that nothing has the data open, and that nothing opens the queues until it is let go of: the broker holds
 * the same lock while it runs.
 * @returns what lets go of it
 * @throws AppError `BACKUP.PRODUCT_RUNS`
 */
export function claimDataFolder(dataDir: string): () => void {
  const lock = new DatabaseSync(path.join(dataDir, `${QUEUES}.lock`), { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    for (const name of DATABASES) assertNotOpen(dataDir, path.join(dataDir, name));
  } catch (error) {
    lock.close();
    throw isBusy(error) ? productRuns(dataDir) : error;
  }
  return () => lock.close();
}

/** To leave the write-ahead log takes being the only one who has the file open. What is no database is open nowhere. */
function assertNotOpen(dataDir: string, file: string): void {
  if (!existsSync(file)) return;
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('PRAGMA journal_mode = DELETE');
  } catch (error) {
    if (isBusy(error)) throw productRuns(dataDir);
  } finally {
    database.close();
  }
}

const SQLITE_BUSY = 5;
const SqliteError = z.object({ errcode: z.number().int() });

/** The low byte is the primary code (https://sqlite.org/rescode.html). */
function isBusy(error: unknown): boolean {
  const { data } = SqliteError.safeParse(error);
  return data !== undefined && (data.errcode & 0xff) === SQLITE_BUSY;
}
