import { open } from 'node:fs/promises';

/** What was made or renamed in a folder is on disk only when the folder is. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders; there a rename is on disk when it returns.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
