import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import {
  type AuditMark,
  auditNotProven,
  type BackupManifest,
  backupTooNew,
  damagedBackup,
  type Fit,
  fitRestored,
} from '../../core/backup/index.ts';
import type { Clock } from '../../core/shared/clock.port.ts';
import type { DocumentStore } from '../../core/storage/index.ts';
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

interface FitFileOptions {
  /** The restored document database. */
  file: string;
  backup: BackupManifest;
  /** The data folder whose list of erasures is the latest. */
  listFolder: string;
  /** The document database that the restore puts aside; left out or unreadable: nothing is taken over from it. */
  oldFile?: string;
}

/**
 * Makes a restored document database fit to be opened.
 * @throws AppError `BACKUP.DAMAGED`, `BACKUP.NEWER_VERSION`, `BACKUP.AUDIT_NOT_PROVEN`
 */
export async function makeFit(deps: BackupDeps, { file, backup, listFolder, oldFile }: FitFileOptions): Promise<Fit> {
  const { clock, proveAudit, replayErasures, heads } = deps;
  return withProvenStore(deps, file, backup, (store) =>
    withOld(deps, oldFile, (old) =>
      fitRestored({
        store,
        old,
        backup,
        marks: backup.audit,
        heads,
        proveAudit,
        replayErasures: () => replayErasures(store, listFolder),
        at: clock.now(),
      }),
    ),
  );
}

/** Opens the old database for the work; null when it cannot be read, which may be why somebody restores. */
async function withOld<Result>(
  { clock }: Pick<BackupDeps, 'clock'>,
  file: string | undefined,
  work: (old: DocumentStore | null) => Promise<Result>,
): Promise<Result> {
  const old = file === undefined ? null : openOld(file, clock);
  try {
    return await work(old);
  } finally {
    old?.close();
  }
}

function openOld(file: string, clock: Clock) {
  try {
    checkDatabase(file, '', file);
    return createSqliteDocumentStore({ file, clock });
  } catch {
    return null;
  }
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
