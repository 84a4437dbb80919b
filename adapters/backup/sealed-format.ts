import { hkdfSync } from 'node:crypto';

/**
 * A sealed file: `KOLLEGAN-SEALED1`, 32 random bytes, then chunks of 64 KiB each under AES-256-GCM with its tag behind.
 * As in the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015): the nonce is the number of the chunk and
 * whether it is the last, so that none can be left out, moved, repeated or cut off.
 */
export const MAGIC = Buffer.from('KOLLEGAN-SEALED1', 'ascii');
export const SALT_BYTES = 32;
export const CHUNK_BYTES = 64 * 1024;
export const TAG_BYTES = 16;
export const CIPHER = 'aes-256-gcm';

/**
 * A key for one file alone. @param context what the file is, such as the backup's id and the file's name: a file in
 * another's place cannot be opened
 */
export function fileKey(key: Buffer, salt: Buffer, context: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, `${MAGIC.toString('ascii')} ${context}`, 32));
}

/** 96 bits: the number of the chunk, then 1 for the last one. The key is used for one file only, so it never repeats. */
export function nonceOf(chunk: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(chunk), 3);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}
