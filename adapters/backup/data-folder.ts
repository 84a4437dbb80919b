import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { BackupPart } from '../../core/backup/index.ts';

/** The document database; without it there is nothing to back up. */
export const DOCUMENTS = 'kollegan.sqlite';
/** The queues of the local broker: once handed over, a job lies only there. */
export const QUEUES = 'service-bus.sqlite';
/** What the stand-ins for Microsoft 365 hold is no more ours to back up than Planner or a mailbox. */
export const DATABASES: readonly string[] = [DOCUMENTS, QUEUES];
/** The list of erasures. */
export const ERASURES = 'erasures';
/** Files and folders that are never rolled back: newer here than in any backup, or the same. */
const KEPT: readonly string[] = ['keys', ERASURES, 'audit-anchor'];

export interface DataFile {
  name: string;
  kind: BackupPart['kind'];
}

/** @returns what a backup of this folder holds, as far as it is there; names with `/` */
export function dataFilesOf(dataDir: string): DataFile[] {
  const databases = DATABASES.filter((name) => existsSync(path.join(dataDir, name)));
  return [
    ...databases.map((name) => ({ name, kind: 'database' as const })),
    ...KEPT.flatMap((name) => filesUnder(dataDir, name)).map((name) => ({ name, kind: 'kept' as const })),
  ];
}

function filesUnder(dataDir: string, name: string): string[] {
  const at = path.join(dataDir, name);
  if (!existsSync(at)) return [];
  if (statSync(at).isFile()) return [name];
  // A file whose name begins with a dot is one that is being written.
  return readdirSync(at)
    .filter((each) => !each.startsWith('.'))
    .sort()
    .flatMap((each) => filesUnder(dataDir, `${name}/${each}`));
}
