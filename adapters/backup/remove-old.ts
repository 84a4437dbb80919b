import { existsSync, readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { backupsToRemove } from '../../core/backup/index.ts';
import type { BackupDeps } from './backup-deps.ts';
import { readManifests } from './manifest-file.ts';
import { BEFORE_RESTORE } from './restore-backup.ts';
import { UNFINISHED } from './write-backup.ts';

const DAY_MS = 86_400_000;
/** Nobody writes one for longer. */
const UNFINISHED_FOR_MS = DAY_MS;
/** Long enough to see that a restore was right; what was erased since may still lie in it. */
const KEPT_ASIDE_FOR_MS = 7 * DAY_MS;

/** Removes backups whose time is over, what a crash left half done, and what restores have kept aside. */
export async function removeOld({ dataDir, backupDir, offsiteDir, keep, clock }: BackupDeps): Promise<void> {
  const now = clock.now();
  for (const place of [backupDir, ...(offsiteDir === undefined ? [] : [offsiteDir])]) {
    for (const id of backupsToRemove(readManifests(place), now, keep)) await remove(path.join(place, id));
    await removeOlder(place, (name) => name.endsWith(UNFINISHED), now.getTime() - UNFINISHED_FOR_MS);
  }
  await removeOlder(dataDir, (name) => name.startsWith(BEFORE_RESTORE), now.getTime() - KEPT_ASIDE_FOR_MS);
}

/**
 * Removes all that restores have kept aside, however young: something is being erased, and may lie in it. Backups need
 * not be touched, since every restore erases again.
 */
export async function removePutAside(dataDir: string): Promise<void> {
  await removeOlder(dataDir, (name) => name.startsWith(BEFORE_RESTORE), Number.POSITIVE_INFINITY);
}

async function removeOlder(folder: string, isMeant: (name: string) => boolean, before: number): Promise<void> {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter(isMeant)) {
    const at = path.join(folder, name);
    if (statSync(at).mtimeMs < before) await remove(at);
  }
}

async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
