import path from 'node:path';
import type { Settings } from './settings.ts';

/** Backups of the data folder; every path is absolute. */
export interface BackupConfig {
  /** Cron in UTC with seconds. */
  cron: string;
  dir: string;
  offsiteDir?: string;
  /** 32 bytes as base64. */
  key?: string;
  /** Where the key lies when none is given. */
  keyFile: string;
  dailyDays: number;
  monthlyDays: number;
}

/** @param dataDir absolute. @param resolve makes a path absolute */
export function backupConfigOf(settings: Settings, dataDir: string, resolve: (folder: string) => string): BackupConfig {
  const { BACKUP_DIR: dir, BACKUP_OFFSITE_DIR: offsite, BACKUP_KEY: key } = settings;
  return {
    cron: settings.BACKUP_CRON,
    dir: dir === undefined ? path.join(dataDir, 'backups') : resolve(dir),
    ...(offsite !== undefined && { offsiteDir: resolve(offsite) }),
    ...(key !== undefined && { key }),
    keyFile: path.join(dataDir, 'backup.key'),
    dailyDays: settings.BACKUP_DAILY_DAYS,
    monthlyDays: settings.BACKUP_MONTHLY_DAYS,
  };
}
