import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { BackupManifest, damagedBackup, wrongBackupKey } from '../../core/backup/index.ts';
import { type BackupKey, macOf } from './backup-key.ts';

const MANIFEST = 'manifest.json';

/** @returns the manifest with the code of the key over it */
export function signedManifest(key: BackupKey, manifest: Omit<BackupManifest, 'mac'>): BackupManifest {
  return { ...manifest, mac: macOf(key, textOf(manifest)) };
}

/** @throws AppError `BACKUP.WRONG_KEY`, `BACKUP.DAMAGED` */
export function checkManifest(key: BackupKey, { mac, ...manifest }: BackupManifest): void {
  if (manifest.keyId !== key.id) throw wrongBackupKey(manifest.id);
  if (macOf(key, textOf(manifest)) !== mac) throw damagedBackup(manifest.id, MANIFEST);
}

/** The schema gives the fields in its own order, so the same manifest is always the same text. */
function textOf(manifest: Omit<BackupManifest, 'mac'>): string {
  return JSON.stringify(BackupManifest.omit({ mac: true }).parse(manifest));
}

export async function writeManifest(folder: string, manifest: BackupManifest): Promise<void> {
  const file = await open(path.join(folder, MANIFEST), 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** @returns the manifests in a folder of backups, unproven, oldest first; none when the folder is not there */
export function readManifests(folder: string): BackupManifest[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const manifest = readManifest(path.join(folder, name));
      // One that was renamed would let another be restored in its place.
      return manifest?.id === name ? [manifest] : [];
    });
}

function readManifest(folder: string): BackupManifest | null {
  try {
    return BackupManifest.parse(JSON.parse(readFileSync(path.join(folder, MANIFEST), 'utf8')));
  } catch {
    return null;
  }
}
