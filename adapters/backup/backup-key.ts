import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { badBackupKey } from '../../core/backup/index.ts';
import { createWhole } from '../files/index.ts';

const KEY_BYTES = 32;
const BASE64 = /^[A-Za-z0-9+/]{43}=$/;

export interface BackupKey {
  key: Buffer;
  /** 16 hexadecimal digits that tell keys apart and say nothing of the key. */
  id: string;
}

export interface BackupKeyOptions {
  /** BACKUP_KEY: 32 bytes as base64. */
  given?: string;
  /** Where the key lies when none is given; made at first use, for this user alone. */
  file: string;
}

/** @throws AppError `BACKUP.BAD_KEY` */
export function readBackupKey({ given, file }: BackupKeyOptions): BackupKey {
  return backupKeyOf(given ?? (existsSync(file) ? readFileSync(file, 'utf8').trim() : makeKeyFile(file)));
}

function backupKeyOf(text: string): BackupKey {
  if (!BASE64.test(text)) throw badBackupKey();
  const key = Buffer.from(text, 'base64');
  return { key, id: Buffer.from(hkdfSync('sha256', key, '', 'kollegan backup key id', 8)).toString('hex') };
}

/** @returns a code over the text that only who has the key can make, hexadecimal */
export function macOf({ key }: BackupKey, text: string): string {
  const own = Buffer.from(hkdfSync('sha256', key, '', 'kollegan backup manifest', KEY_BYTES));
  return createHmac('sha256', own).update(text).digest('hex');
}

/** Of two processes that make the first key one wins, and the other takes it over. */
function makeKeyFile(file: string): string {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  createWhole(file, randomBytes(KEY_BYTES).toString('base64'));
  return readFileSync(file, 'utf8').trim();
}
