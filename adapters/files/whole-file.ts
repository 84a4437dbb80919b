import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { syncFolder } from './sync-folder.ts';

/**
 * Makes a file that is there whole or not at all, for this user alone, and on disk when it returns. Of two processes that
 * make the same one wins. @returns false when the name is taken. Throws what the file system throws
 */
export function createWhole(file: string, text: string): boolean {
  const whole = writeBeside(file, text);
  try {
    linkSync(whole, file);
    syncFolder(path.dirname(file));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(whole, { force: true });
  }
}

/** The same, in the place of what has the name now. */
export function replaceWhole(file: string, text: string): void {
  renameSync(writeBeside(file, text), file);
  syncFolder(path.dirname(file));
}

/** @returns a finished file of another name */
function writeBeside(file: string, text: string): string {
  const whole = path.join(path.dirname(file), `.${randomUUID()}`);
  const handle = openSync(whole, 'wx', 0o600);
  try {
    writeSync(handle, `${text}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return whole;
}
