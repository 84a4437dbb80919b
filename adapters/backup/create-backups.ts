import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import {
  type BackupManifest,
  type Backups,
  type FoundBackup,
  noSuchBackup,
  pickBackup,
  type WantedBackup,
} from '../../core/backup/index.ts';
import { withProvenStore } from './after-restore.ts';
import type { BackupDeps } from './backup-deps.ts';
import { copyOffSite } from './copy-off-site.ts';
import { DOCUMENTS } from './data-folder.ts';
import { readManifests } from './manifest-file.ts';
import { openBackup } from './open-backup.ts';
import { removeOld } from './remove-old.ts';
import { restoreInPlace, restoreTo, type Source } from './restore-backup.ts';
import { UNFINISHED, writeBackup } from './write-backup.ts';

/** Encrypted backups of the embedded mode's data folder, in folders of their own. */
export function createBackups(deps: BackupDeps): Backups {
  const { backupDir, offsiteDir } = deps;

  async function list(): Promise<FoundBackup[]> {
    const here = readManifests(backupDir).map((backup) => ({ ...backup, place: 'here' as const }));
    const away = offsiteDir === undefined ? [] : readManifests(offsiteDir);
    const offsite = away.map((backup) => ({ ...backup, place: 'off-site' as const }));
    return [...here, ...offsite].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  function folderOf({ id, place }: FoundBackup): string {
    return path.join(place === 'off-site' && offsiteDir !== undefined ? offsiteDir : backupDir, id);
  }

  /** @returns the backup in every place that it is wanted from, here first */
  async function find({ place, ...wanted }: WantedBackup): Promise<[FoundBackup, ...FoundBackup[]]> {
    const found = (await list()).filter((each) => place === undefined || each.place === place);
    const { id } = pickBackup(found, wanted);
    const [first, ...others] = found.filter((each) => each.id === id).sort((a, b) => (a.place < b.place ? -1 : 1));
    if (!first) throw noSuchBackup();
    return [first, ...others];
  }

  function sourceOf(same: [FoundBackup, ...FoundBackup[]]): Source {
    return { backup: manifestOf(same), folder: folderOf(same[0]) };
  }

  /** Opens it where nothing else looks, and leaves nothing behind. */
  async function verifyOne(found: FoundBackup): Promise<void> {
    const { place: _, ...backup } = found;
    const to = path.join(backupDir, `${backup.id}-${randomUUID().slice(0, 8)}${UNFINISHED}`);
    try {
      await openBackup({ folder: folderOf(found), to, key: deps.key, backup });
      await withProvenStore(deps, path.join(to, DOCUMENTS), backup, async () => undefined);
    } finally {
      await rm(to, { recursive: true, force: true });
    }
  }

  return {
    list,
    async create() {
      const backup = await writeBackup(deps);
      if (offsiteDir !== undefined) await copyOffSite(backupDir, offsiteDir, backup);
      await removeOld(deps);
      return backup;
    },
    async verify(wanted) {
      const same = await find(wanted);
      for (const each of same) await verifyOne(each);
      return manifestOf(same);
    },
    async restore(wanted, to) {
      const sources = { wanted: sourceOf(await find(wanted)), latest: sourceOf(await find({})) };
      return to === undefined ? restoreInPlace(deps, sources) : restoreTo(deps, sources, to);
    },
  };
}

function manifestOf([{ place: _, ...backup }]: [FoundBackup, ...FoundBackup[]]): BackupManifest {
  return backup;
}
