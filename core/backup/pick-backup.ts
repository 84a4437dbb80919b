import { noSuchBackup } from './backup.errors.ts';
import type { BackupManifest } from './backup-manifest.ts';

/** `at`: the last one taken at or before the instant. `id`: that one. Neither: the latest. */
export interface WantedBackup {
  at?: Date;
  id?: string;
  /** Left out: where it is, here before off-site. */
  place?: 'here' | 'off-site';
}

/** @throws AppError `BACKUP.NOT_FOUND` */
export function pickBackup<Backup extends Pick<BackupManifest, 'id' | 'takenAt'>>(
  backups: readonly Backup[],
  { at, id }: WantedBackup,
): Backup {
  const found = [...backups]
    .sort((a, b) => Date.parse(a.takenAt) - Date.parse(b.takenAt))
    .findLast((backup) =>
      id === undefined ? at === undefined || Date.parse(backup.takenAt) <= at.getTime() : backup.id === id,
    );
  if (!found) throw noSuchBackup();
  return found;
}
