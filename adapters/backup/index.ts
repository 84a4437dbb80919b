export { readBackupKey } from './backup-key.ts';
export { createBackups } from './create-backups.ts';
export { finishRestore } from './finish-restore.ts';
