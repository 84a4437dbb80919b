import { documentParagraphs } from './document-paragraphs.ts';
import { findDate } from './find-date.ts';
import { readTurnLines } from './read-turn-lines.ts';
import { noWords } from './transcript.errors.ts';
import type { Transcript } from './transcript.ts';

/**
 * Reads the Word file that Teams exports, of which `xml` is `word/document.xml`, in the layouts that Teams has had:
 * name, time and words in one paragraph or in several, with a time or a range of times.
 * @throws AppError TRANSCRIPT.BAD_DOCUMENT, TRANSCRIPT.NO_WORDS
 */
export function parseDocument(xml: string): Transcript {
  const lines = documentParagraphs(xml).flatMap((paragraph, at) =>
    paragraph.split('\n').map((text) => ({ text, place: at + 1 })),
  );
  const { turns, titleLines } = readTurnLines(lines);
  if (turns.length === 0) throw noWords();
  return { format: 'docx', turns, date: findDate(titleLines) };
}
