import { splitLines } from './decode-text.ts';
import { findDate } from './find-date.ts';
import { readTurnLines } from './read-turn-lines.ts';
import { noWords } from './transcript.errors.ts';
import type { Transcript } from './transcript.ts';

/**
 * Reads "Name: text", "[10:03] Name: text" and the layouts that come of copying from Teams.
 * @throws AppError TRANSCRIPT.NO_WORDS
 */
export function parseText(text: string): Transcript {
  const { turns, titleLines } = readTurnLines(splitLines(text).map((line, at) => ({ text: line, place: at + 1 })));
  if (turns.length === 0) throw noWords();
  return { format: 'text', turns, date: findDate(titleLines) };
}
