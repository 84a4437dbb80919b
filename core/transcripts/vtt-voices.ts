import { decodeEntities } from './decode-entities.ts';
import type { Cue } from './vtt-cue.ts';

/** What one voice says in a cue. */
export interface Voice {
  speaker: string | null;
  text: string;
  line: number;
}

const TAG = /<(\/?)([^<>]*)>/g;
/** A voice, another tag of WebVTT or HTML, or a time; anything else in angle brackets was said. */
const VOICE = /^v(?:\.[^\s]*)?(?:\s([\s\S]*))?$/;
const OTHER_TAG = /^(?:[a-zA-Z][a-zA-Z0-9]{0,9}(?:[.\s/]|$)|\d[\d:.]{0,20}$)/;

function clean(text: string): string {
  return decodeEntities(text).replace(/\s+/g, ' ').trim();
}

/** @returns who says what in a cue, in order; nothing for a cue without words. */
export function voicesOf({ payload, line }: Cue): Voice[] {
  const written = payload.join('\n');
  const voices: Voice[] = [];
  let speaker: string | null = null;
  let words = '';
  let read = 0;
  let lineNow = line;
  let lineOfWords = line;

  const take = (until: number): void => {
    const piece = written.slice(read, until);
    if (words.trim() === '') lineOfWords = lineNow + breaksBefore(piece, piece.search(/\S/));
    lineNow += breaksBefore(piece, piece.length);
    words += piece;
  };
  const close = (): void => {
    const text = clean(words);
    if (text !== '') voices.push({ speaker, text, line: lineOfWords });
    words = '';
  };

  for (const tag of written.matchAll(TAG)) {
    const [all, slash, inner = ''] = tag;
    const voice = VOICE.exec(inner);
    if (voice === null && !OTHER_TAG.test(inner)) continue;
    take(tag.index);
    read = tag.index + all.length;
    lineNow += breaksBefore(all, all.length);
    if (voice === null) continue;
    close();
    speaker = slash === '' ? clean(voice[1] ?? '') || null : null;
  }
  take(written.length);
  close();
  return voices;
}

function breaksBefore(text: string, end: number): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}
