import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrate } from './migrate.ts';
import { fromSqlite, unwritable } from './sqlite.errors.ts';

export interface OpenDatabaseOptions {
  /** Path of the data file; it and its folder are made when missing, for this user alone. */
  file: string;
  /** How long a call waits for another process's lock, in ms. SQLite waits on the thread, so keep it short. */
  busyTimeoutMs: number;
}

/**
 * Opens the data file at the newest schema: write-ahead log, every commit on disk before it returns, and freed pages
 * overwritten with zeros so that what was removed cannot be read from the file.
 * @throws `STORE.UNWRITABLE`, `STORE.NOT_A_DATABASE`, `STORE.NEWER_SCHEMA`, `STORE.UNAVAILABLE` (locked)
 */
export function openDatabase({ file, busyTimeoutMs }: OpenDatabaseOptions): DatabaseSync {
  createForOwnerOnly(file);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: busyTimeoutMs });
    migrate(database);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
    // Sorting must not leave documents in a temporary file somewhere else on the disk.
    database.exec('PRAGMA temp_store = MEMORY');
    chmodSync(file, 0o600);
    return database;
  } catch (error) {
    database?.close();
    throw fromSqlite(error);
  }
}

/** SQLite gives its log files the mode of the data file, so making that one first covers all three. */
function createForOwnerOnly(file: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a', 0o600));
  } catch (error) {
    throw unwritable(error);
  }
}
