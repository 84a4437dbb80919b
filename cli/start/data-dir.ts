import { accessSync, constants, mkdirSync } from 'node:fs';
import { AppError } from '../../core/shared/app-error.ts';

/** Makes the folder where everything is kept. Throws `START.DATA_DIR`. */
export function prepareDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new AppError({
      code: 'START.DATA_DIR',
      fate: 'tell-person',
      message: `Cannot write to ${dataDir}. Set KOLLEGAN_DATA_DIR to a folder that can be written to.`,
      cause: error,
    });
  }
}
