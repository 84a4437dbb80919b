import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { type BackupManifest, backupIdOf } from '../../core/backup/index.ts';
import { syncFolder } from '../files/index.ts';
import { readCopy } from './after-restore.ts';
import type { BackupDeps } from './backup-deps.ts';
import { copyDatabases } from './copy-databases.ts';
import { DOCUMENTS, dataFilesOf } from './data-folder.ts';
import { signedManifest, writeManifest } from './manifest-file.ts';
import { SEALED, sealFile } from './seal-file.ts';

/** What is being written has this behind its name, and is no backup yet. */
export const UNFINISHED = '.unfinished';

/** Takes a backup into the folder of backups. It is there as a whole or not at all. */
export async function writeBackup(deps: BackupDeps): Promise<BackupManifest> {
  const { dataDir, backupDir, clock, key } = deps;
  const id = backupIdOf(clock.now(), randomBytes(3).toString('hex'));
  const folder = path.join(backupDir, `${id}${UNFINISHED}`);
  const copies = path.join(folder, 'copies');
  await mkdir(copies, { recursive: true, mode: 0o700 });
  try {
    const { takenAt, names } = await copyDatabases(dataDir, copies, () => clock.now());
    const { schemaVersion, audit } = await readCopy(deps, path.join(copies, DOCUMENTS));
    const files = dataFilesOf(dataDir).filter(({ name, kind }) => kind === 'kept' || names.includes(name));
    const parts = [];
    for (const part of files) {
      const from = path.join(part.kind === 'database' ? copies : dataDir, part.name);
      const to = path.join(folder, `${part.name}${SEALED}`);
      parts.push(await sealFile({ from, to, key: key.key, backupId: id, part }));
    }
    await rm(copies, { recursive: true });
    const manifest = signedManifest(key, {
      version: 1,
      id,
      takenAt: takenAt.toISOString(),
      schemaVersion,
      keyId: key.id,
      parts,
      audit,
    });
    await writeManifest(folder, manifest);
    syncFolder(folder);
    await rename(folder, path.join(backupDir, id));
    syncFolder(backupDir);
    return manifest;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
