import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type ErasureList, ErasureListEntry } from '../../core/erasure/index.ts';
import { createWhole, replaceWhole } from '../files/index.ts';
import { listUnreadable, listUnwritable } from './erasure-list.errors.ts';

const KEY_FILE = 'key';
const KEY_BYTES = 32;
const ENTRY_NAME = /^[\w-]{1,100}\.json$/;

/**
 * The erasure list as a folder beside the data: one file an entry and one with the key. A backup takes the folder along,
 * a restore never rolls it back. @throws `ERASURE_LIST.UNREADABLE`, `ERASURE_LIST.UNWRITABLE`
 */
export function createFileErasureList({ folder }: { folder: string }): ErasureList {
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
        // Of two processes that make the first key one wins, and the other takes it over.
        await inFolder(folder, () => {
          createWhole(path.join(folder, KEY_FILE), randomBytes(KEY_BYTES).toString('base64url'));
        });
      }
    },
    add: (entry) =>
      inFolder(folder, () => {
        replaceWhole(path.join(folder, `${entry.requestId}.json`), JSON.stringify(ErasureListEntry.parse(entry)));
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

async function inFolder(folder: string, work: () => void): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    work();
  } catch (error) {
    throw listUnwritable(folder, error);
  }
}
