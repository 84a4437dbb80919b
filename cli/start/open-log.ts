import { openSync, writeSync } from 'node:fs';
import type { DestinationStream } from 'pino';
import { AppError } from '../../core/shared/app-error.ts';

/**
 * Opens the file that log lines go to, each written at once: the last ones before a crash are those that are looked
 * for. A line that cannot be written, such as on a full disk, is lost: no log is worth ending a meeting for.
 * @throws AppError `START.LOG_FILE`
 */
export function openLog(file: string): DestinationStream {
  const descriptor = openFile(file);
  return {
    write(line) {
      try {
        writeSync(descriptor, line);
      } catch {
        // There is nowhere left to say so.
      }
    },
  };
}

function openFile(file: string): number {
  try {
    return openSync(file, 'a', 0o600);
  } catch (error) {
    throw new AppError({
      code: 'START.LOG_FILE',
      fate: 'tell-person',
      message: `Cannot write the log to ${file}. Move away what is there, then start again.`,
      cause: error,
    });
  }
}
