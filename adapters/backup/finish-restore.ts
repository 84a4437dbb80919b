import { existsSync } from 'node:fs';
import path from 'node:path';
import { claimDataFolder } from './claim-data-folder.ts';
import { finishSwap, JOURNAL } from './swap-in.ts';

/**
 * Ends a restore that a crash left between two files; does nothing when there is none. Call it before anything opens
 * the data. @throws AppError `BACKUP.PRODUCT_RUNS` while a restore is at work
 */
export function finishRestore(dataDir: string): void {
  if (!existsSync(path.join(dataDir, JOURNAL))) return;
  const release = claimDataFolder(dataDir);
  try {
    finishSwap(dataDir);
  } finally {
    release();
  }
}
