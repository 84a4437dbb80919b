import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { type BackupManifest, folderInUse, type Restored } from '../../core/backup/index.ts';
import { makeFit } from './after-restore.ts';
import type { BackupDeps } from './backup-deps.ts';
import { claimDataFolder } from './claim-data-folder.ts';
import { DOCUMENTS } from './data-folder.ts';
import { openBackup } from './open-backup.ts';
import { finishSwap, swapIn } from './swap-in.ts';

/** Old data that a restore took out of the way lies in folders of this name in the data folder. */
export const BEFORE_RESTORE = 'before-restore-';

/** Restores into a new folder. @param folder of the backup */
export async function restoreTo(
  deps: BackupDeps,
  backup: BackupManifest,
  folder: string,
  to: string,
): Promise<Restored> {
  if (existsSync(to) && readdirSync(to).length > 0) throw folderInUse(to);
  await mkdir(to, { recursive: true, mode: 0o700 });
  await openBackup({ folder, to, key: deps.key, backup });
  const erasures = await makeFit(deps, path.join(to, DOCUMENTS), backup);
  return { backup, folder: to, kept: null, erasures };
}

/** Restores beside the data, checks, and only then puts it in the place of the old, which is kept aside. */
export async function restoreInPlace(deps: BackupDeps, backup: BackupManifest, folder: string): Promise<Restored> {
  const { dataDir, clock } = deps;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const release = claimDataFolder(dataDir);
  try {
    await finishSwap(dataDir);
    const stamp = clock.now().toISOString().slice(0, 19).replaceAll(':', '-');
    const [from, keep] = [`restoring-${stamp}`, `${BEFORE_RESTORE}${stamp}`];
    const beside = path.join(dataDir, from);
    try {
      const isWanted = ({ kind, name }: { kind: string; name: string }) =>
        kind === 'database' || !existsSync(path.join(dataDir, name));
      await openBackup({ folder, to: beside, key: deps.key, backup, wanted: isWanted });
      const erasures = await makeFit(deps, path.join(beside, DOCUMENTS), backup);
      const names = backup.parts.filter(isWanted).map(({ name }) => name);
      const hadData = backup.parts.some(
        ({ kind, name }) => kind === 'database' && existsSync(path.join(dataDir, name)),
      );
      await swapIn(dataDir, { from, keep, names });
      return { backup, folder: dataDir, kept: hadData ? path.join(dataDir, keep) : null, erasures };
    } finally {
      await rm(beside, { recursive: true, force: true });
    }
  } finally {
    release();
  }
}
