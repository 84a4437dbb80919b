import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import {
  type AuditMark,
  auditNotProven,
  type BackupManifest,
  backupTooNew,
  damagedBackup,
} from '../../core/backup/index.ts';
import { createSqliteDocumentStore } from '../store/sqlite/create-sqlite-document-store.ts';
import { LATEST_VERSION } from '../store/sqlite/migrate.ts';
import type { BackupDeps } from './backup-deps.ts';

const UserVersion = z.object({ user_version: z.number().int() });
const Integrity = z.object({ integrity_check: z.string() });

/** @returns what the manifest says of a copy of the document database */
export async function readCopy(
  { clock, readAuditMarks }: Pick<BackupDeps, 'clock' | 'readAuditMarks'>,
  file: string,
): Promise<{ schemaVersion: number; audit: AuditMark[] }> {
  const database = new DatabaseSync(file, { readOnly: true });
  const { user_version: schemaVersion } = UserVersion.parse(database.prepare('PRAGMA user_version').get());
  database.close();
  const store = createSqliteDocumentStore({ file, clock });
  try {
    return { schemaVersion, audit: await readAuditMarks(store) };
  } finally {
    store.close();
  }
}

/**
 * Makes a restored document database fit to be opened: whole, with the audit log that the backup had, and without what
 * was erased since.
 * @throws AppError `BACKUP.DAMAGED`, `BACKUP.NEWER_VERSION`, `BACKUP.AUDIT_NOT_PROVEN`
 */
export async function makeFit(
  { clock, proveAudit, replayErasures }: Pick<BackupDeps, 'clock' | 'proveAudit' | 'replayErasures'>,
  file: string,
  backup: BackupManifest,
): Promise<{ entries: number; removed: number }> {
  return withProvenStore({ clock, proveAudit }, file, backup, async (store) => {
    const erasures = await replayErasures(store);
    const afterwards = await proveAudit(store, backup.audit);
    if (afterwards !== null) throw auditNotProven(backup.id, `after the erasures: ${afterwards}`);
    await store.checkpoint();
    return erasures;
  });
}

/** Proves a restored document database and its audit log, then does the work on it. */
export async function withProvenStore<Result>(
  { clock, proveAudit }: Pick<BackupDeps, 'clock' | 'proveAudit'>,
  file: string,
  backup: BackupManifest,
  work: (store: ReturnType<typeof createSqliteDocumentStore>) => Promise<Result>,
): Promise<Result> {
  if (backup.schemaVersion > LATEST_VERSION) throw backupTooNew(backup.id);
  const store = createSqliteDocumentStore({ file, clock });
  try {
    const problem = await proveAudit(store, backup.audit);
    if (problem !== null) throw auditNotProven(backup.id, problem);
    return await work(store);
  } finally {
    store.close();
  }
}

/** Reads every page and index of a database. @throws AppError `BACKUP.DAMAGED` */
export function checkDatabase(file: string, backupId: string, part: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const { integrity_check: found } = Integrity.parse(database.prepare('PRAGMA integrity_check').get());
    if (found !== 'ok') throw damagedBackup(backupId, part);
  } finally {
    database.close();
  }
}
