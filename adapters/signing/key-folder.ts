import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../../core/shared/clock.port.ts';
import { createWhole, replaceWhole } from '../files/index.ts';
import { keysUnreadable, keysUnwritable } from './signing.errors.ts';
import { newSigningKey, type SigningKey, SigningKeySet } from './signing-key.ts';

/** Signing keys as files of one folder, for one machine. */
export interface KeyFolder {
  /** The key that signs, then those before it; the first is made when there is none. */
  keys(): Promise<SigningKey[]>;
  /** @returns the key that signs from now on; those before keep only their public part */
  rotate(): Promise<SigningKey>;
}

const NAME = /^\d{6}\.json$/;

/**
 * One file a key, numbered in their order. A file appears whole and at once (a link to a finished one), so of two
 * processes that make the first key one wins and the other takes it over. Read anew each time, so that a process
 * signs with the new key as soon as another has made it.
 * @throws `SIGNING.KEYS_UNREADABLE`, `SIGNING.KEYS_UNWRITABLE`
 */
export function createKeyFolder({ folder, clock }: { folder: string; clock: Clock }): KeyFolder {
  /** The first key is number 1. @returns false when the number is taken */
  async function add(number: number): Promise<boolean> {
    const key = await newSigningKey(clock.now());
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      return createWhole(fileOf(folder, number), JSON.stringify(key));
    } catch (error) {
      throw keysUnwritable(folder, error);
    }
  }

  function names(): string[] {
    try {
      return readdirSync(folder)
        .filter((name) => NAME.test(name))
        .sort();
    } catch {
      // Not there yet, or not to be read: making the first key tells which.
      return [];
    }
  }

  /** Oldest first. What follows a key says when it ended. */
  function read(): SigningKey[] {
    const all = names().map((name) => readKey(path.join(folder, name)));
    return all.map((key, index) => ({ ...key, until: all[index + 1]?.since ?? null })).reverse();
  }

  async function keys(): Promise<SigningKey[]> {
    if (names().length === 0) await add(1);
    const all = read();
    // Another process may have rotated between the list and the file.
    return all[0]?.d === undefined ? read() : all;
  }

  return {
    keys,
    async rotate() {
      await keys();
      while (!(await add(names().length + 1)));
      const [present, ...former] = read();
      forgetPrivateParts(folder, former.length);
      if (!present) throw keysUnreadable(folder, undefined);
      return present;
    },
  };
}

function fileOf(folder: string, number: number): string {
  return path.join(folder, `${String(number).padStart(6, '0')}.json`);
}

/** Who steals the folder can sign from now on, but not as a key of former times. */
function forgetPrivateParts(folder: string, upTo: number): void {
  for (let number = 1; number <= upTo; number++) {
    const { d, ...rest } = readKey(fileOf(folder, number));
    if (d !== undefined) replaceWhole(fileOf(folder, number), JSON.stringify(rest));
  }
}

function readKey(file: string): SigningKey {
  try {
    return SigningKeySet.shape.keys.element.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw keysUnreadable(file, error);
  }
}
