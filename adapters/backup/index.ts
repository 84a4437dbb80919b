export { readBackupKey } from './backup-key.ts';
export { createBackups } from './create-backups.ts';
export { finishSwap } from './swap-in.ts';
