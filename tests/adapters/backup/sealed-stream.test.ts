import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { createSealStream } from '../../../adapters/backup/seal-stream.ts';
import { CHUNK_BYTES, MAGIC, SALT_BYTES, TAG_BYTES } from '../../../adapters/backup/sealed-format.ts';
import { createUnsealStream } from '../../../adapters/backup/unseal-stream.ts';

const KEY = randomBytes(32);
const HEADER = MAGIC.length + SALT_BYTES;
const SEALED_CHUNK = CHUNK_BYTES + TAG_BYTES;

async function seal(plain: Buffer, context = 'a', key = KEY): Promise<Buffer> {
  const stream = createSealStream(key, context);
  const [sealed] = await Promise.all([buffer(stream), pipeline(Readable.from([plain]), stream)]);
  return sealed;
}

/** @returns the plain bytes, or `damaged` */
async function unseal(sealed: Buffer, pieces = 1, context = 'a', key = KEY): Promise<Buffer | 'damaged'> {
  const size = Math.max(1, Math.ceil(sealed.length / pieces));
  const parts = Array.from({ length: pieces }, (_, at) => sealed.subarray(at * size, (at + 1) * size));
  const stream = createUnsealStream(key, context, () => new RangeError('damaged'));
  try {
    const [plain] = await Promise.all([buffer(stream), pipeline(Readable.from(parts), stream)]);
    return plain;
  } catch (error) {
    if (error instanceof RangeError && error.message === 'damaged') return 'damaged';
    throw error;
  }
}

function chunksOf(sealed: Buffer): Buffer[] {
  const body = sealed.subarray(HEADER);
  const count = Math.ceil(body.length / SEALED_CHUNK);
  return Array.from({ length: count }, (_, at) => body.subarray(at * SEALED_CHUNK, (at + 1) * SEALED_CHUNK));
}

const header = (sealed: Buffer) => sealed.subarray(0, HEADER);

describe('a sealed file', () => {
  test.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES, 200_000])(
    'gives back what was sealed: %i bytes',
    async (length) => {
      const plain = randomBytes(length);
      const sealed = await seal(plain);

      for (const pieces of [1, 7]) expect((await unseal(sealed, pieces)) as Buffer).toEqual(plain);
      // A few bytes would be in there by chance.
      expect(length >= CHUNK_BYTES - 1 && sealed.includes(plain.subarray(0, 32))).toBe(false);
    },
  );

  test('any single byte changed is found', async () => {
    const plain = randomBytes(CHUNK_BYTES + 500);
    const sealed = await seal(plain);
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const altered = Buffer.from(sealed);
        altered.writeUInt8(altered.readUInt8(at) ^ flip, at);

        expect(await unseal(altered)).toBe('damaged');
      }),
      { numRuns: 50 },
    );
  });

  test('any shorter or longer one is found', async () => {
    const sealed = await seal(randomBytes(2 * CHUNK_BYTES + 10));
    const cuts = [0, 5, HEADER, HEADER + 3, HEADER + SEALED_CHUNK, HEADER + 2 * SEALED_CHUNK, sealed.length - 1];

    for (const at of cuts) expect(await unseal(sealed.subarray(0, at))).toBe('damaged');
    expect(await unseal(Buffer.concat([sealed, Buffer.alloc(1)]))).toBe('damaged');
  });

  test('chunks in another order, twice, left out or from another file are found', async () => {
    const plain = Buffer.alloc(4 * CHUNK_BYTES, 7);
    const [sealed, other] = [await seal(plain), await seal(plain)];
    const [a, b, c, d] = chunksOf(sealed) as [Buffer, Buffer, Buffer, Buffer];
    const [, foreign] = chunksOf(other) as [Buffer, Buffer];
    const wrong = [
      [b, a, c, d],
      [a, a, b, c, d],
      [a, c, d],
      [a, b, c],
      [a, foreign, c, d],
      [a, b, d, c],
    ];

    for (const chunks of wrong) expect(await unseal(Buffer.concat([header(sealed), ...chunks]))).toBe('damaged');
    expect((await unseal(Buffer.concat([header(sealed), a, b, c, d]))) as Buffer).toEqual(plain);
  });

  test('another key or another place opens nothing', async () => {
    const sealed = await seal(Buffer.from('hemligt'));

    expect(await unseal(sealed, 1, 'a', randomBytes(32))).toBe('damaged');
    expect(await unseal(sealed, 1, 'b')).toBe('damaged');
    expect(await unseal(sealed, 1, 'a')).toEqual(Buffer.from('hemligt'));
  });
});
