import type { ReadableDocument } from '../../core/documents/index.ts';
import { mapTexts } from './map-texts.ts';

/** What XML 1.0 forbids, and what turns text around or hides in it. Line breaks and tabs stay. */
const UNFIT =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g;

/** @returns the document with every text as both formats can hold it: whole characters, composed, no controls */
export function cleanDocument(document: ReadableDocument): ReadableDocument {
  return mapTexts(document, clean);
}

function clean(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(UNFIT, '');
}
