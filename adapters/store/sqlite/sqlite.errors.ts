import { z } from 'zod';
import { AppError } from '../../../core/shared/app-error.ts';
import { storeUnavailable } from '../store.errors.ts';

/** Result codes of SQLite (https://sqlite.org/rescode.html); the low byte is the primary code. */
const SQLITE_CORRUPT = 11;
const SQLITE_CANTOPEN = 14;
const SQLITE_NOTADB = 26;
const REASONS: Readonly<Record<number, string>> = {
  5: 'the data file is locked by another process',
  6: 'the data file is locked',
  8: 'the data file may only be read; check the permissions of the folder in KOLLEGAN_DATA_DIR',
  10: 'the disk failed',
  13: 'the disk is full',
};

/** What node:sqlite throws; every fault of SQLite has the same `code`, so `errcode` tells them apart. */
const SqliteError = z.object({ code: z.literal('ERR_SQLITE_ERROR'), errcode: z.number() });
const ClosedError = z.object({ code: z.literal('ERR_INVALID_STATE') });

export function notADatabase(cause?: unknown): AppError {
  return new AppError({
    code: 'STORE.NOT_A_DATABASE',
    fate: 'tell-person',
    message:
      "The data file in the folder of KOLLEGAN_DATA_DIR is damaged or not Kollegan's. Move it away or restore a backup, then start again.",
    cause,
  });
}

export function newerSchema(found: number, known: number): AppError {
  return new AppError({
    code: 'STORE.NEWER_SCHEMA',
    fate: 'tell-person',
    message: `The data file was written by a newer Kollegan (schema ${found}, this one knows ${known}). Start the newer version, or restore a backup from before the upgrade.`,
  });
}

export function unwritable(cause: unknown): AppError {
  return new AppError({
    code: 'STORE.UNWRITABLE',
    fate: 'tell-person',
    message:
      'Kollegan cannot write its data. Set KOLLEGAN_DATA_DIR to a folder that this user may create files in, then start again.',
    cause,
  });
}

/**
 * Gives what node:sqlite threw a code and a fate. SQLite's own text may quote values, so it stays out of the message.
 * @returns the error itself when it is none of SQLite's
 */
export function fromSqlite(error: unknown): unknown {
  if (ClosedError.safeParse(error).success) return storeUnavailable('it is closed', error);
  const { data: sqliteError } = SqliteError.safeParse(error);
  if (!sqliteError) return error;

  const primary = sqliteError.errcode & 0xff;
  if (primary === SQLITE_NOTADB || primary === SQLITE_CORRUPT) return notADatabase(error);
  if (primary === SQLITE_CANTOPEN) return unwritable(error);
  return storeUnavailable(REASONS[primary] ?? `SQLite code ${primary}`, error);
}
