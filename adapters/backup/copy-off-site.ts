import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { cp, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type BackupManifest, damagedBackup } from '../../core/backup/index.ts';
import { syncFolder } from '../files/index.ts';
import { SEALED } from './seal-file.ts';
import { UNFINISHED } from './write-backup.ts';

/** Copies a backup to a second place and reads it back from there. @throws AppError `BACKUP.DAMAGED` */
export async function copyOffSite(backupDir: string, offsiteDir: string, backup: BackupManifest): Promise<void> {
  const unfinished = path.join(offsiteDir, `${backup.id}${UNFINISHED}`);
  await mkdir(offsiteDir, { recursive: true, mode: 0o700 });
  try {
    await cp(path.join(backupDir, backup.id), unfinished, { recursive: true });
    for (const { name, sealedSha256 } of backup.parts) {
      const file = path.join(unfinished, `${name}${SEALED}`);
      await sync(file);
      if ((await sha256Of(file)) !== sealedSha256) throw damagedBackup(backup.id, name);
    }
    syncFolder(unfinished);
    await rename(unfinished, path.join(offsiteDir, backup.id));
    syncFolder(offsiteDir);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
