import type { KeepBackups, KnownHeads, ProveAudit, ReadAuditMarks, ReplayErasures } from '../../core/backup/index.ts';
import type { Clock } from '../../core/shared/clock.port.ts';
import type { BackupKey } from './backup-key.ts';

export interface BackupDeps {
  dataDir: string;
  /** Where backups lie. */
  backupDir: string;
  /** Where a second copy goes; left out: nowhere. */
  offsiteDir?: string;
  key: BackupKey;
  keep: KeepBackups;
  clock: Clock;
  readAuditMarks: ReadAuditMarks;
  proveAudit: ProveAudit;
  replayErasures: ReplayErasures;
  /** Signed heads of the audit logs, kept outside. */
  heads: KnownHeads;
}
