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
export { type Fit, type FitOptions, fitRestored } from './fit-restored.ts';
export { pickBackup, type WantedBackup } from './pick-backup.ts';
export { type KnownHeads, proveAudit, readAuditMarks } from './prove-audit.ts';
