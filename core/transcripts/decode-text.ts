import { notText } from './transcript.errors.ts';

/** What a decoder writes for bytes that are no text. */
const REPLACEMENT = '\uFFFD';

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/**
 * Reads UTF-8, or the UTF-16 that its byte order mark tells; the mark itself is dropped.
 * @throws AppError TRANSCRIPT.NOT_TEXT
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  const text = strictly(bytes, encoding);
  if (text === null) {
    const readable = new TextDecoder(encoding).decode(bytes);
    throw notText(lineAt(readable, readable.indexOf(REPLACEMENT)));
  }
  const binary = text.indexOf('\0');
  if (binary !== -1) throw notText(lineAt(text, binary));
  return text;
}

/** @returns null when the bytes are not text in this encoding */
function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function lineAt(text: string, index: number): number {
  return splitLines(text.slice(0, Math.max(0, index))).length;
}

/** Lines however they end: LF, CRLF or CR. */
export function splitLines(text: string): string[] {
  return text.split(/\r\n?|\n/);
}
