import { createBackups, readBackupKey } from '../adapters/backup/index.ts';
import type { EmbeddedConfig } from '../adapters/config/index.ts';
import { type Backups, proveAudit, readAuditMarks } from '../core/backup/index.ts';
import type { Clock } from '../core/shared/clock.port.ts';

/** Backups of the embedded mode's data folder. @throws AppError `BACKUP.BAD_KEY` */
export function openBackups({ dataDir, backup }: Pick<EmbeddedConfig, 'dataDir' | 'backup'>, clock: Clock): Backups {
  return createBackups({
    dataDir,
    backupDir: backup.dir,
    ...(backup.offsiteDir !== undefined && { offsiteDir: backup.offsiteDir }),
    key: readBackupKey({ file: backup.keyFile, ...(backup.key !== undefined && { given: backup.key }) }),
    keep: backup,
    clock,
    readAuditMarks,
    proveAudit,
    replayErasures: async () => ({ entries: 0, removed: 0 }),
  });
}
