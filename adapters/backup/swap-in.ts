import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { syncFolder } from '../files/index.ts';

/** Names are relative to the data folder. */
const Swap = z.object({ from: z.string().min(1), keep: z.string().min(1), names: z.array(z.string().min(1)) });
export type Swap = z.infer<typeof Swap>;

export const JOURNAL = 'restore.json';
/** What SQLite keeps beside a database belongs to it alone. */
const BESIDE = ['', '-wal', '-shm', '-journal'];

/**
 * Puts restored files in the place of the old ones, which are kept aside. What it is about to do is on disk first, so
 * that a crash in the middle is finished by `finishSwap`.
 */
export function swapIn(dataDir: string, swap: Swap): void {
  writeFileSync(path.join(dataDir, JOURNAL), JSON.stringify(swap), { mode: 0o600, flush: true });
  syncFolder(dataDir);
  finishSwap(dataDir);
}

/** Ends a swap that was begun; does nothing when there is none. Call it before anything opens the data. */
export function finishSwap(dataDir: string): void {
  const journal = path.join(dataDir, JOURNAL);
  if (!existsSync(journal)) return;
  const { from, keep, names } = Swap.parse(JSON.parse(readFileSync(journal, 'utf8')));
  for (const name of names) {
    const restored = path.join(dataDir, from, name);
    // Once it is in its place, what lies there is no longer the old one.
    if (!existsSync(restored)) continue;
    for (const beside of BESIDE)
      move(path.join(dataDir, `${name}${beside}`), path.join(dataDir, keep, `${name}${beside}`));
    move(restored, path.join(dataDir, name));
  }
  syncFolder(dataDir);
  rmSync(path.join(dataDir, from), { recursive: true, force: true });
  rmSync(journal);
  syncFolder(dataDir);
}

function move(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 });
  renameSync(from, to);
}
