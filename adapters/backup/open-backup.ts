import { existsSync } from 'node:fs';
import path from 'node:path';
import { type BackupManifest, type BackupPart, missingPart } from '../../core/backup/index.ts';
import { checkDatabase } from './after-restore.ts';
import type { BackupKey } from './backup-key.ts';
import { checkManifest } from './manifest-file.ts';
import { SEALED, unsealFile } from './seal-file.ts';

/**
 * Opens the parts of a backup into a folder, each byte proved.
 * @param folder of this backup
 * @throws AppError `BACKUP.WRONG_KEY`, `BACKUP.DAMAGED`, `BACKUP.FILE_MISSING`
 */
export async function openBackup(options: {
  folder: string;
  to: string;
  key: BackupKey;
  backup: BackupManifest;
  wanted?: (part: BackupPart) => boolean;
}): Promise<void> {
  const { folder, to, key, backup, wanted = () => true } = options;
  checkManifest(key, backup);
  const parts = backup.parts.filter(wanted);
  // Whatever is missing is found before anything is opened.
  for (const { name } of parts) if (!existsSync(sealedFile(folder, name))) throw missingPart(backup.id, name);
  for (const part of parts) {
    const file = path.join(to, part.name);
    await unsealFile({ from: sealedFile(folder, part.name), to: file, key: key.key, backupId: backup.id, part });
    if (part.kind === 'database') checkDatabase(file, backup.id, part.name);
  }
}

function sealedFile(folder: string, name: string): string {
  return path.join(folder, `${name}${SEALED}`);
}
