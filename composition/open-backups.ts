import { randomBytes } from 'node:crypto';
import { createBackups, readBackupKey } from '../adapters/backup/index.ts';
import type { EmbeddedConfig } from '../adapters/config/index.ts';
import { createFileErasureList } from '../adapters/erasure-list/index.ts';
import { createAuditLog } from '../core/audit/index.ts';
import { type Backups, proveAudit, readAuditMarks } from '../core/backup/index.ts';
import { replayErasures } from '../core/erasure/index.ts';
import type { Clock } from '../core/shared/clock.port.ts';
import { openAnchor } from './open-anchor.ts';
import { erasureListFolder } from './open-store.ts';

type BackedUp = Pick<EmbeddedConfig, 'dataDir' | 'backup' | 'auditAnchorDir'>;

/** Backups of the embedded mode's data folder. @throws AppError `BACKUP.BAD_KEY` */
export function openBackups(config: BackedUp, clock: Clock): Backups {
  const { dataDir, backup } = config;
  return createBackups({
    dataDir,
    backupDir: backup.dir,
    ...(backup.offsiteDir !== undefined && { offsiteDir: backup.offsiteDir }),
    key: readBackupKey({ file: backup.keyFile, ...(backup.key !== undefined && { given: backup.key }) }),
    keep: backup,
    clock,
    readAuditMarks,
    proveAudit,
    replayErasures: (store, folder) =>
      replayErasures(createFileErasureList({ folder: erasureListFolder(folder) }), {
        store,
        newSalt: () => randomBytes(32).toString('base64url'),
        now: () => clock.now(),
        forgetPerson: (tenantId, personId) => createAuditLog({ store }).forgetPerson(tenantId, personId),
      }),
    heads: openAnchor(config),
  });
}
