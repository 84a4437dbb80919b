import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { type BackupPart, damagedBackup } from '../../core/backup/index.ts';
import { createSealStream } from './seal-stream.ts';
import { createUnsealStream } from './unseal-stream.ts';

export const SEALED = '.sealed';

interface Counted {
  stream: Transform;
  hash: Hash;
  bytes: number;
}

/** Compresses and seals one file. @returns what the manifest says of it */
export async function sealFile(options: {
  from: string;
  to: string;
  key: Buffer;
  backupId: string;
  part: Pick<BackupPart, 'name' | 'kind'>;
}): Promise<BackupPart> {
  const { from, to, key, backupId, part } = options;
  await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
  const [plain, sealed] = [counted(), counted()];
  await pipeline(
    createReadStream(from),
    plain.stream,
    createGzip({ level: constants.Z_BEST_SPEED }),
    createSealStream(key, contextOf(backupId, part.name)),
    sealed.stream,
    createWriteStream(to, { mode: 0o600, flush: true }),
  );
  return {
    ...part,
    bytes: plain.bytes,
    sha256: plain.hash.digest('hex'),
    sealedBytes: sealed.bytes,
    sealedSha256: sealed.hash.digest('hex'),
  };
}

/** Opens a sealed file into a new one. @throws AppError `BACKUP.DAMAGED` when it is not, byte for byte, what was sealed */
export async function unsealFile(options: {
  from: string;
  /** Left out: it is only read. */
  to?: string;
  key: Buffer;
  backupId: string;
  part: BackupPart;
}): Promise<void> {
  const { from, to, key, backupId, part } = options;
  const damaged = (cause?: unknown) => damagedBackup(backupId, part.name, cause);
  if (to !== undefined) await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
  const plain = counted();
  const target = to === undefined ? nowhere() : createWriteStream(to, { mode: 0o600, flush: true });
  try {
    await pipeline(
      createReadStream(from),
      createUnsealStream(key, contextOf(backupId, part.name), damaged),
      createGunzip(),
      plain.stream,
      target,
    );
  } catch (error) {
    throw isOfZlib(error) ? damaged(error) : error;
  }
  if (plain.bytes !== part.bytes || plain.hash.digest('hex') !== part.sha256) throw damaged();
}

function contextOf(backupId: string, name: string): string {
  return `${backupId}/${name}`;
}

function counted(): Counted {
  const hash = createHash('sha256');
  const result: Counted = {
    hash,
    bytes: 0,
    stream: new Transform({
      transform(bytes: Buffer, _encoding, done) {
        hash.update(bytes);
        result.bytes += bytes.length;
        done(null, bytes);
      },
    }),
  };
  return result;
}

function nowhere(): Transform {
  const stream = new Transform({ transform: (_bytes, _encoding, done) => done() });
  return stream.resume();
}

const ZlibError = z.object({ code: z.string().startsWith('Z_') });

function isOfZlib(error: unknown): boolean {
  return ZlibError.safeParse(error).success;
}
