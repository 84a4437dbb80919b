import { createCipheriv, randomBytes } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { CHUNK_BYTES, CIPHER, fileKey, MAGIC, nonceOf, SALT_BYTES } from './sealed-format.ts';

/** Plain bytes in, a sealed file out. */
export function createSealStream(key: Buffer, context: string): Transform {
  const salt = randomBytes(SALT_BYTES);
  const own = fileKey(key, salt, context);
  let waiting = Buffer.alloc(0);
  let chunks = 0;

  function seal(plain: Buffer, isLast: boolean): Buffer {
    const cipher = createCipheriv(CIPHER, own, nonceOf(chunks, isLast));
    chunks += 1;
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }

  const stream = new Transform({
    transform(bytes: Buffer, _encoding, done: TransformCallback) {
      waiting = Buffer.concat([waiting, bytes]);
      // The last chunk is marked, so one is held back until it is known whether another follows.
      while (waiting.length > CHUNK_BYTES) {
        stream.push(seal(waiting.subarray(0, CHUNK_BYTES), false));
        waiting = waiting.subarray(CHUNK_BYTES);
      }
      done();
    },
    flush(done: TransformCallback) {
      done(null, seal(waiting, true));
    },
  });
  stream.push(Buffer.concat([MAGIC, salt]));
  return stream;
}
