import { decodeText } from './decode-text.ts';
import { detectFormat } from './detect-format.ts';
import { parseDocument } from './parse-document.ts';
import { parseJsonLines } from './parse-json-lines.ts';
import { parseText } from './parse-text.ts';
import { parseVtt } from './parse-vtt.ts';
import { tooLarge, unknownFormat } from './transcript.errors.ts';
import type { Transcript } from './transcript.ts';

/** A meeting of eight hours is about 2 MB of WebVTT. */
export const MOST_TRANSCRIPT_BYTES = 20 * 1024 * 1024;

export interface TranscriptFile {
  bytes: Uint8Array;
  name: string;
  /** Unpacks `word/document.xml` of a Word file; bounded in what it unpacks. */
  unpackDocument: (bytes: Uint8Array) => Uint8Array;
}

/**
 * Reads a transcript in any of the formats, told by content first and by extension where that leaves it open. Linear in
 * the file; what cannot be read is an error that names the line and never what stands there.
 * @throws AppError TRANSCRIPT.*
 */
export function parseTranscript({ bytes, name, unpackDocument }: TranscriptFile): Transcript {
  if (bytes.length > MOST_TRANSCRIPT_BYTES) throw tooLarge(MOST_TRANSCRIPT_BYTES / 1024 / 1024);
  const format = detectFormat(bytes, name);
  switch (format) {
    case 'vtt':
      return parseVtt(decodeText(bytes));
    case 'docx':
      return parseDocument(decodeText(unpackDocument(bytes)));
    case 'jsonl':
      return parseJsonLines(decodeText(bytes));
    case 'text':
      return parseText(decodeText(bytes));
    case null:
      throw unknownFormat();
  }
}
