export { readBackupKey } from './backup-key.ts';
export { claimDataFolder } from './claim-data-folder.ts';
export { createBackups } from './create-backups.ts';
export { finishRestore } from './finish-restore.ts';
export { removePutAside } from './remove-old.ts';
