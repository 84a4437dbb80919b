import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { type BackupManifest, type BackupPart, folderInUse, type Restored } from '../../core/backup/index.ts';
import { makeFit } from './after-restore.ts';
import type { BackupDeps } from './backup-deps.ts';
import { claimDataFolder } from './claim-data-folder.ts';
import { DOCUMENTS, ERASURES } from './data-folder.ts';
import { openBackup } from './open-backup.ts';
import { finishSwap, swapIn } from './swap-in.ts';

/** Old data that a restore took out of the way lies in folders of this name in the data folder. */
export const BEFORE_RESTORE = 'before-restore-';

/** A backup and where it lies. */
export interface Source {
  backup: BackupManifest;
  folder: string;
}

interface Sources {
  wanted: Source;
  /** What is never rolled back comes from the latest one, where it is missing. */
  latest: Source;
}

/** Restores into a new folder. */
export async function restoreTo(deps: BackupDeps, { wanted, latest }: Sources, to: string): Promise<Restored> {
  if (existsSync(to) && readdirSync(to).length > 0) throw folderInUse(to);
  await mkdir(to, { recursive: true, mode: 0o700 });
  await openBackup({ ...wanted, to, key: deps.key, wanted: isDatabase });
  await openBackup({ ...latest, to, key: deps.key, wanted: isKept });
  const { backup } = wanted;
  const fit = await makeFit(deps, { file: path.join(to, DOCUMENTS), backup, listFolder: listFolder(deps, to) });
  return { backup, folder: to, kept: null, ...fit };
}

/** Restores beside the data, checks, and only then puts it in the place of the old, which is kept aside. */
export async function restoreInPlace(deps: BackupDeps, { wanted, latest }: Sources): Promise<Restored> {
  const { dataDir, clock } = deps;
  const { backup } = wanted;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const release = claimDataFolder(dataDir);
  try {
    finishSwap(dataDir);
    const stamp = clock.now().toISOString().slice(0, 19).replaceAll(':', '-');
    const [from, keep] = [`restoring-${stamp}`, `${BEFORE_RESTORE}${stamp}`];
    const beside = path.join(dataDir, from);
    try {
      const isMissing = (part: BackupPart) => isKept(part) && !existsSync(path.join(dataDir, part.name));
      await openBackup({ ...wanted, to: beside, key: deps.key, wanted: isDatabase });
      await openBackup({ ...latest, to: beside, key: deps.key, wanted: isMissing });
      const oldFile = path.join(dataDir, DOCUMENTS);
      const fit = await makeFit(deps, {
        file: path.join(beside, DOCUMENTS),
        backup,
        listFolder: listFolder(deps, beside),
        ...(existsSync(oldFile) && { oldFile }),
      });
      const databases = backup.parts.filter(isDatabase).map(({ name }) => name);
      const missing = latest.backup.parts.filter(isMissing).map(({ name }) => name);
      const hadData = databases.some((name) => existsSync(path.join(dataDir, name)));
      swapIn(dataDir, { from, keep, names: [...databases, ...missing] });
      return { backup, folder: dataDir, kept: hadData ? path.join(dataDir, keep) : null, ...fit };
    } finally {
      await rm(beside, { recursive: true, force: true });
    }
  } finally {
    release();
  }
}

function isDatabase({ kind }: BackupPart): boolean {
  return kind === 'database';
}

function isKept({ kind }: BackupPart): boolean {
  return kind === 'kept';
}

/** The list in the data folder is the latest, unless it went with the disk. */
function listFolder({ dataDir }: BackupDeps, restored: string): string {
  return existsSync(path.join(dataDir, ERASURES)) ? dataDir : restored;
}
