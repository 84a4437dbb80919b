import { closeSync, fsyncSync, openSync } from 'node:fs';

/** What was made or renamed in a folder is on disk only when the folder is. */
export function syncFolder(folder: string): void {
  // Windows opens no folders, and writes their entries through by itself.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
