import { open } from 'node:fs/promises';
import path from 'node:path';
import { MOST_TRANSCRIPT_BYTES, parseTranscript, type Transcript, tooLarge } from '../../core/transcripts/index.ts';
import { unreadableFile } from './analyze.errors.ts';
import { unzipEntry } from './zip-entry.ts';

/** @throws AppError ANALYZE.NO_FILE, TRANSCRIPT.* */
export async function readTranscript(file: string): Promise<Transcript> {
  const bytes = await readBounded(file);
  return parseTranscript({
    bytes,
    name: path.basename(file),
    unpackDocument: (archive) => unzipEntry(archive, 'word/document.xml'),
  });
}

/** Reads at most the largest transcript, also from what tells no size, such as a pipe. */
async function readBounded(file: string): Promise<Uint8Array> {
  try {
    await using handle = await open(file);
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of handle.createReadStream({ autoClose: false })) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MOST_TRANSCRIPT_BYTES) break;
    }
    if (length <= MOST_TRANSCRIPT_BYTES) return Buffer.concat(chunks);
  } catch (error) {
    throw unreadableFile(file, error);
  }
  throw tooLarge(MOST_TRANSCRIPT_BYTES / 1024 ** 2);
}
