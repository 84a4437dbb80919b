import { z } from 'zod';
import { optional, setting } from './setting.ts';
import { Cron, Secret, whole } from './setting-types.ts';

/** Backups of the data folder. On Azure, Cosmos DB keeps a continuous backup by itself. */
export const BACKUP_SETTINGS = {
  BACKUP_CRON: setting(Cron, {
    group: 'Store',
    meaning: 'When a backup of the data folder is taken, cron in UTC; after the retention, so that it holds less.',
    example: '30 3 * * *',
    default: '30 3 * * *',
    only: 'embedded',
  }),
  BACKUP_DIR: optional(z.string().min(1), {
    group: 'Store',
    meaning: 'Where backups lie; left out, the folder `backups` in the data folder.',
    example: '/var/backups/kollegan',
    only: 'embedded',
  }),
  BACKUP_OFFSITE_DIR: optional(z.string().min(1), {
    group: 'Store',
    meaning: 'Where a second copy of each backup goes: another disk or a share on another machine.',
    example: '/mnt/offsite/kollegan',
    only: 'embedded',
  }),
  BACKUP_KEY: optional(Secret, {
    group: 'Store',
    meaning:
      'What backups are encrypted with, 32 bytes as base64; left out, the file backup.key in the data folder. Keep a copy elsewhere.',
    example: 'what `openssl rand -base64 32` prints',
    secret: true,
    only: 'embedded',
  }),
  BACKUP_DAILY_DAYS: setting(whole(1, 365), {
    group: 'Store',
    meaning: 'Days that every backup is kept.',
    example: '30',
    default: '30',
    only: 'embedded',
  }),
  BACKUP_MONTHLY_DAYS: setting(whole(1, 730), {
    group: 'Store',
    meaning: 'Days that the first backup of each month is kept.',
    example: '90',
    default: '90',
    only: 'embedded',
  }),
};
