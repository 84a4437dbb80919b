export type { ProveAudit, ReadAuditMarks, ReplayErasures, RestoredStore } from './after-restore.port.ts';
export {
  auditNotProven,
  backupTooNew,
  badBackupKey,
  damagedBackup,
  folderInUse,
  missingPart,
  noSuchBackup,
  nothingToBackUp,
  productRuns,
  tooBusyToBackUp,
  wrongBackupKey,
} from './backup.errors.ts';
export { AuditMark, BackupManifest, BackupPart, backupIdOf } from './backup-manifest.ts';
export type { Backups, FoundBackup, Restored } from './backups.port.ts';
export { backupsToRemove, type KeepBackups } from './backups-to-remove.ts';
export { carryAudit, carryRecords, logRestore } from './carry-audit.ts';
export { pickBackup, type WantedBackup } from './pick-backup.ts';
export { headsBeyond, type KnownHeads, proveAudit, proveHeads, readAuditMarks } from './prove-audit.ts';
