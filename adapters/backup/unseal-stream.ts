import { createDecipheriv } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { CHUNK_BYTES, CIPHER, fileKey, MAGIC, nonceOf, SALT_BYTES, TAG_BYTES } from './sealed-format.ts';

const HEADER_BYTES = MAGIC.length + SALT_BYTES;
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;

/**
 * A sealed file in, plain bytes out. What it has given is authentic, but only its end says that it was all.
 * @param damaged makes the error that it ends with when a byte is not as it was written, or is missing
 */
export function createUnsealStream(key: Buffer, context: string, damaged: (cause?: unknown) => Error): Transform {
  let own: Buffer | undefined;
  let waiting = Buffer.alloc(0);
  let chunks = 0;

  function open(sealed: Buffer, isLast: boolean): Buffer {
    if (!own || sealed.length < TAG_BYTES) throw damaged();
    const at = sealed.length - TAG_BYTES;
    const decipher = createDecipheriv(CIPHER, own, nonceOf(chunks, isLast), { authTagLength: TAG_BYTES });
    decipher.setAuthTag(sealed.subarray(at));
    chunks += 1;
    return Buffer.concat([decipher.update(sealed.subarray(0, at)), decipher.final()]);
  }

  function readHeader(): void {
    if (own || waiting.length < HEADER_BYTES) return;
    if (!waiting.subarray(0, MAGIC.length).equals(MAGIC)) throw damaged();
    own = fileKey(key, Buffer.from(waiting.subarray(MAGIC.length, HEADER_BYTES)), context);
    waiting = waiting.subarray(HEADER_BYTES);
  }

  function attempt(done: TransformCallback, work: () => void): void {
    try {
      work();
    } catch (error) {
      done(damaged(error));
      return;
    }
    done();
  }

  const stream = new Transform({
    transform(bytes: Buffer, _encoding, done: TransformCallback) {
      attempt(done, () => {
        waiting = Buffer.concat([waiting, bytes]);
        readHeader();
        while (own && waiting.length > SEALED_CHUNK_BYTES) {
          stream.push(open(waiting.subarray(0, SEALED_CHUNK_BYTES), false));
          waiting = waiting.subarray(SEALED_CHUNK_BYTES);
        }
      });
    },
    flush(done: TransformCallback) {
      attempt(done, () => {
        stream.push(open(waiting, true));
      });
    },
  });
  return stream;
}
