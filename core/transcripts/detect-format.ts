import type { TranscriptFormat } from './transcript.ts';

/** So much of a file's beginning tells what it is. */
const HEAD = 4_000;

function startsWith(bytes: Uint8Array, ...beginning: number[]): boolean {
  return beginning.every((byte, at) => bytes[at] === byte);
}

/** What the first bytes say: a zip (Word's .docx), the old .doc or another binary format, or text. */
function containerOf(bytes: Uint8Array): 'zip' | 'unknown' | 'text' {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return 'zip';
  const isOldWord = startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);
  const isPdf = startsWith(bytes, 0x25, 0x50, 0x44, 0x46);
  return isOldWord || isPdf ? 'unknown' : 'text';
}

/**
 * @param name of the file; its extension decides where the content leaves it open
 * @returns null for a binary format that is no transcript
 */
export function detectFormat(bytes: Uint8Array, name: string): TranscriptFormat | null {
  const container = containerOf(bytes);
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (container === 'zip') return 'docx';
  if (container === 'unknown' || extension === 'docx') return null;
  const head = headOf(bytes);
  if (/^WEBVTT(?:\s|$)/.test(head)) return 'vtt';
  if (/^(?:\{|\[\s{0,9}\{)/.test(head) || extension === 'jsonl' || extension === 'ndjson') return 'jsonl';
  const isSubRip = /^\d{1,9}\s{1,4}[\d:.,]{8,16} --> [\d:.,]{8,16}\s/.test(head);
  return extension === 'vtt' || extension === 'srt' || isSubRip ? 'vtt' : 'text';
}

/** Read leniently: a character cut in two at the end does not matter here. */
function headOf(bytes: Uint8Array): string {
  const isLittle = startsWith(bytes, 0xff, 0xfe);
  const isBig = startsWith(bytes, 0xfe, 0xff);
  const wide = isBig ? 'utf-16be' : 'utf-16le';
  return new TextDecoder(isLittle || isBig ? wide : 'utf-8').decode(bytes.subarray(0, HEAD)).trimStart();
}
