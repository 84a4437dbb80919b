import { existsSync } from 'node:fs';
import path from 'node:path';
import { claimDataFolder } from './claim-data-folder.ts';
import { finishSwap, JOURNAL } from './swap-in.ts';

/**
 * Ends a restore that a crash left between two files; does nothing when there is none. Call it before anything opens
 * the data. @throws AppError `BACKUP.PRODUCT_RUNS` while a restore is at work
 */
export async function finishRestore(dataDir: string): Promise<void> {
  if (!existsSync(path.join(dataDir, JOURNAL))) return;
  const release = claimDataFolder(dataDir);
  try {
    await finishSwap(dataDir);
  } finally {
    release();
  }
}
