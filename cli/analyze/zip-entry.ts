import { crc32, inflateRawSync } from 'node:zlib';
import { badDocument, tooLarge } from '../../core/transcripts/index.ts';
import { nodeCodeOf } from './node-error.ts';

/** The text of a day's meeting is some 5 MB of XML; a bomb promises gigabytes. */
const MOST_BYTES = 64 * 1024 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
/** The end record is 22 bytes long, and a comment of at most 65,535 bytes may follow it. */
const END_SIZE = 22;
const MOST_COMMENT = 0xffff;

const OUTSIDE = new Set(['ERR_OUT_OF_RANGE', 'ERR_BUFFER_OUT_OF_BOUNDS']);

interface Entry {
  flags: number;
  method: number;
  checksum: number;
  packedSize: number;
  size: number;
  offset: number;
}

/**
 * Unpacks one entry of a zip archive such as a .docx, found through the archive's directory. Whatever the archive says
 * of its size, no more than 64 MB are unpacked. Zip64 and encryption are not read: Word's files need neither.
 * @throws AppError TRANSCRIPT.BAD_DOCUMENT, TRANSCRIPT.TOO_LARGE
 */
export function unzipEntry(archive: Uint8Array, name: string): Uint8Array {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  try {
    return unpack(bytes, findEntry(bytes, name));
  } catch (error) {
    const code = nodeCodeOf(error);
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(MOST_BYTES / 1024 ** 2);
    // Offsets that point outside the archive, and packed data that is none.
    if (OUTSIDE.has(code) || code.startsWith('Z_')) throw badDocument(1);
    throw error;
  }
}

function findEntry(bytes: Buffer, name: string): Entry {
  const end = endOfDirectory(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry += 1) {
    if (bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw badDocument(1);
    const nameLength = bytes.readUInt16LE(at + 28);
    if (bytes.toString('utf8', at + 46, at + 46 + nameLength) === name) return entryAt(bytes, at);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  throw badDocument(1);
}

function endOfDirectory(bytes: Buffer): number {
  const last = bytes.length - END_SIZE;
  for (let at = last; at >= Math.max(0, last - MOST_COMMENT); at -= 1) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw badDocument(1);
}

function entryAt(bytes: Buffer, at: number): Entry {
  return {
    flags: bytes.readUInt16LE(at + 8),
    method: bytes.readUInt16LE(at + 10),
    checksum: bytes.readUInt32LE(at + 16),
    packedSize: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
  };
}

function unpack(bytes: Buffer, { flags, method, checksum, packedSize, size, offset }: Entry): Uint8Array {
  if (bytes.readUInt32LE(offset) !== LOCAL_ENTRY || (flags & ENCRYPTED) !== 0) throw badDocument(1);
  if (size > MOST_BYTES) throw tooLarge(MOST_BYTES / 1024 ** 2);
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const packed = bytes.subarray(start, start + packedSize);
  if (method !== STORED && method !== DEFLATED) throw badDocument(1);
  const content = method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: MOST_BYTES });
  if (content.length !== size || crc32(content) !== checksum) throw badDocument(1);
  return content;
}
