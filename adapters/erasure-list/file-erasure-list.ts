import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { type ErasureList, ErasureListEntry } from '../../core/erasure/index.ts';
import { listUnreadable, listUnwritable } from './erasure-list.errors.ts';

const KEY_FILE = 'key';
const KEY_BYTES = 32;
const ENTRY_NAME = /^[\w-]{1,100}\.json$/;

/**
 * The erasure list as a folder beside the data: one file an entry and one with the key. A backup takes the folder along,
 * a restore never rolls it back. @throws `ERASURE_LIST.UNREADABLE`, `ERASURE_LIST.UNWRITABLE`
 */
export function createFileErasureList({ folder }: { folder: string }): ErasureList {
  async function makeKey(): Promise<void> {
    const file = path.join(folder, KEY_FILE);
    const whole = await writeWhole(folder, randomBytes(KEY_BYTES).toString('base64url'));
    try {
      // Of two processes that make the first key one wins, and the other takes it over.
      await link(whole, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      await rm(whole, { force: true });
    }
    await syncFolder(folder);
  }

  async function readKey(): Promise<Uint8Array | null> {
    const file = path.join(folder, KEY_FILE);
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw listUnreadable(file, error);
    });
    if (text === null) return null;
    const key = Buffer.from(text.trim(), 'base64url');
    if (key.length !== KEY_BYTES) throw listUnreadable(file);
    return key;
  }

  return {
    async key() {
      for (;;) {
        const key = await readKey();
        if (key) return key;
        await inFolder(folder, makeKey);
      }
    },
    add: (entry) =>
      inFolder(folder, async () => {
        const whole = await writeWhole(folder, JSON.stringify(ErasureListEntry.parse(entry)));
        await rename(whole, path.join(folder, `${entry.requestId}.json`));
        await syncFolder(folder);
      }),
    async entries() {
      const names = await readdir(folder).catch(() => []);
      return Promise.all(
        names.filter((name) => ENTRY_NAME.test(name)).map((name) => readEntry(path.join(folder, name))),
      );
    },
  };
}

async function readEntry(file: string): Promise<ErasureListEntry> {
  try {
    return ErasureListEntry.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw listUnreadable(file, error);
  }
}

async function inFolder(folder: string, work: () => Promise<void>): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await work();
  } catch (error) {
    throw listUnwritable(folder, error);
  }
}

/** @returns a finished file of another name, on disk, for this user alone */
async function writeWhole(folder: string, text: string): Promise<string> {
  const file = path.join(folder, `.${randomUUID()}`);
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(`${text}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return file;
}

async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders, and writes their entries through by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
