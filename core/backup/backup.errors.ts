import { AppError } from '../shared/app-error.ts';

const LIST = 'Run "npm run -s kollegan -- backup list" to see which there are';

function backupError(code: string, message: string, cause?: unknown): AppError {
  return new AppError({ code: `BACKUP.${code}`, fate: 'tell-person', message, cause });
}

export function noSuchBackup(): AppError {
  return backupError('NOT_FOUND', `There is no such backup. ${LIST}.`);
}

/** The backup was made with another key. */
export function wrongBackupKey(id: string): AppError {
  return backupError(
    'WRONG_KEY',
    `Backup ${id} was made with another key. Set BACKUP_KEY to the key of that time, or put its key file back.`,
  );
}

export function badBackupKey(): AppError {
  return backupError('BAD_KEY', 'The backup key is not 32 bytes as base64. "openssl rand -base64 32" makes one.');
}

/** Changed, cut off, put together of others, or read with a key that is not its own. */
export function damagedBackup(id: string, part: string, cause?: unknown): AppError {
  return backupError(
    'DAMAGED',
    `${part} of backup ${id} is not as it was written. Restore from the copy in BACKUP_OFFSITE_DIR, or an older one. ${LIST}.`,
    cause,
  );
}

export function missingPart(id: string, part: string): AppError {
  return backupError(
    'FILE_MISSING',
    `${part} of backup ${id} is missing. Restore from the copy in BACKUP_OFFSITE_DIR, or an older one. ${LIST}.`,
  );
}

export function productRuns(dataDir: string): AppError {
  return backupError(
    'PRODUCT_RUNS',
    `Something has the data in ${dataDir} open. Stop Kollegan first, or restore to another folder with --to.`,
  );
}

export function folderInUse(folder: string): AppError {
  return backupError('FOLDER_IN_USE', `${folder} is not empty. Give --to a folder that is not there yet.`);
}

export function nothingToBackUp(dataDir: string): AppError {
  return backupError(
    'NOTHING_THERE',
    `There is no document database in ${dataDir}. Set KOLLEGAN_DATA_DIR to the folder that Kollegan runs with.`,
  );
}

/** Somebody wrote each time we looked at both databases. */
export function tooBusyToBackUp(): AppError {
  return new AppError({
    code: 'BACKUP.BUSY',
    fate: 'retry',
    message: 'The databases changed each time while both were looked at. Try again in a moment.',
    retryAfterMs: 1_000,
  });
}

/** The restored audit log does not continue what was known of it. Nothing was put in place. */
export function auditNotProven(id: string, reason: string): AppError {
  return backupError(
    'AUDIT_NOT_PROVEN',
    `The audit log of backup ${id} is not the one that was kept (${reason}). Nothing was changed; restore another backup. ${LIST}.`,
  );
}

export function backupTooNew(id: string): AppError {
  return backupError(
    'NEWER_VERSION',
    `Backup ${id} was made by a newer version of Kollegan. Install that version, then restore.`,
  );
}
