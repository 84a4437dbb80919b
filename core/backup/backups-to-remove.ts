import type { BackupManifest } from './backup-manifest.ts';

export interface KeepBackups {
  /** Days that every backup is kept. */
  dailyDays: number;
  /** Days that the first backup of each calendar month (UTC) is kept. */
  monthlyDays: number;
}

type Dated = Pick<BackupManifest, 'id' | 'takenAt'>;

const DAY_MS = 86_400_000;

/** @returns the ids of those whose time is over; never the latest, for nothing would be left when backups stop */
export function backupsToRemove(backups: readonly Dated[], now: Date, keep: KeepBackups): string[] {
  const byTime = [...backups].sort((a, b) => Date.parse(a.takenAt) - Date.parse(b.takenAt));
  const latest = byTime.at(-1);
  const months = new Set<string>();
  return byTime
    .filter((backup) => {
      const month = backup.takenAt.slice(0, 7);
      const isFirstOfMonth = !months.has(month);
      months.add(month);
      const days = (now.getTime() - Date.parse(backup.takenAt)) / DAY_MS;
      return backup !== latest && days > (isFirstOfMonth ? Math.max(keep.monthlyDays, keep.dailyDays) : keep.dailyDays);
    })
    .map(({ id }) => id);
}
