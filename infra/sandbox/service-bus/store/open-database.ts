import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BrokerError } from '../broker.errors.ts';
import { SCHEMA, SCHEMA_VERSION } from './schema.ts';

const IN_MEMORY = ':memory:';
/** Long enough for a backup that reads the file meanwhile. */
export const BUSY_TIMEOUT_MS = 5_000;

export interface OpenDatabase {
  readonly database: DatabaseSync;
  close(): void;
}

function unusable(file: string, cause?: unknown): BrokerError {
  return new BrokerError(
    'FILE_UNUSABLE',
    `${file} is no message file of this version. Move it away and start again; messages in it are not delivered.`,
    cause,
  );
}

/**
 * Two brokers on one file would deliver everything twice. The lock is a second database held open in a transaction:
 * the operating system lets go of it however the process ends.
 */
function claim(file: string): DatabaseSync {
  const lock = new DatabaseSync(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    throw new BrokerError(
      'FILE_IN_USE',
      `Another broker serves ${file}. Stop it, or give this one another file.`,
      error,
    );
  }
}

function migrate(database: DatabaseSync, file: string): void {
  const row = database.prepare('PRAGMA user_version').get();
  const version = row?.['user_version'];
  if (version === SCHEMA_VERSION) return;
  if (version !== 0) throw unusable(file);
  database.exec(`BEGIN IMMEDIATE; ${SCHEMA} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`);
}

function prepare(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
    migrate(database, file);
    return database;
  } catch (error) {
    database.close();
    throw error instanceof BrokerError ? error : unusable(file, error);
  }
}

/**
 * @param file a path, or `:memory:`
 * @throws BrokerError `SERVICE_BUS.FILE_IN_USE`, `SERVICE_BUS.FILE_UNUSABLE`
 */
export function openDatabase(file: string): OpenDatabase {
  if (file === IN_MEMORY) {
    const database = prepare(file);
    return { database, close: () => database.close() };
  }
  mkdirSync(dirname(file), { recursive: true });
  const lock = claim(file);
  try {
    const database = prepare(file);
    return {
      database,
      close() {
        database.close();
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    throw error;
  }
}
