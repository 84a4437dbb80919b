import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { APPLICATION_ID, MIGRATIONS, type Migration } from './migrations.ts';
import { newerSchema, notADatabase } from './sqlite.errors.ts';

export const LATEST_VERSION = MIGRATIONS.length;

const Pragma = z.object({ value: z.number() });

/**
 * Brings the schema up or down to a version, one transaction for the whole way, so that it arrives or stays.
 * @param to 0 (an empty file) to `LATEST_VERSION`
 * @throws `STORE.NEWER_SCHEMA` for a file this version does not know, `STORE.NOT_A_DATABASE` for a stranger's
 */
export function migrate(database: DatabaseSync, to: number = LATEST_VERSION): void {
  if (readVersion(database) === to) return;

  database.exec('BEGIN IMMEDIATE');
  try {
    // Read again under the lock: another process may have migrated in between.
    const from = readVersion(database);
    for (const step of stepsBetween(from, to)) database.exec(step);
    database.exec(`PRAGMA user_version = ${to}; PRAGMA application_id = ${to === 0 ? 0 : APPLICATION_ID}; COMMIT`);
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function stepsBetween(from: number, to: number): string[] {
  if (from <= to) return MIGRATIONS.filter(between(from, to)).map(({ up }) => up);
  return MIGRATIONS.filter(between(to, from))
    .map(({ down }) => down)
    .reverse();
}

function between(low: number, high: number): (migration: Migration) => boolean {
  return ({ version }) => version > low && version <= high;
}

/** @returns the schema version of the file; 0 for an empty one */
function readVersion(database: DatabaseSync): number {
  const version = readNumber(database, 'SELECT user_version AS value FROM pragma_user_version');
  const owner = readNumber(database, 'SELECT application_id AS value FROM pragma_application_id');
  const tables = readNumber(database, 'SELECT count(*) AS value FROM sqlite_schema');
  const empty = version === 0 && owner === 0 && tables === 0;
  if (!empty && owner !== APPLICATION_ID) throw notADatabase();
  if (version > LATEST_VERSION) throw newerSchema(version, LATEST_VERSION);
  return version;
}

function readNumber(database: DatabaseSync, sql: string): number {
  return Pragma.parse(database.prepare(sql).get()).value;
}
