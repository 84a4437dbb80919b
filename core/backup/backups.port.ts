import type { BackupManifest } from './backup-manifest.ts';
import type { WantedBackup } from './pick-backup.ts';

/** Where a backup was found. */
export interface FoundBackup extends BackupManifest {
  place: 'here' | 'off-site';
}

export interface Restored {
  backup: BackupManifest;
  /** Where the data lies now. */
  folder: string;
  /** Where what was there before lies; null when there was nothing. */
  kept: string | null;
  /** Erasures that were done again. */
  erasures: { entries: number; removed: number };
  /** Events of the audit log that were taken over from the data that was put aside; null: it could not be read. */
  carried: number | null;
  /** Heads outside that tell of events which are lost. */
  lostHeads: number;
}

/** Backups of one data folder. */
export interface Backups {
  /** Takes one, copies it off-site where that is set, and removes those whose time is over. */
  create(): Promise<BackupManifest>;
  /** Oldest first. What cannot be read as a backup is left out. */
  list(): Promise<FoundBackup[]>;
  /** Reads every byte of a backup, in every place, and proves its audit log. Throws what is wrong (`BACKUP.…`). */
  verify(wanted: WantedBackup): Promise<BackupManifest>;
  /** @param to a folder that is not there yet; left out: the data folder itself, which nothing may have open */
  restore(wanted: WantedBackup, to?: string): Promise<Restored>;
}
