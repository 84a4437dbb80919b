import { z } from 'zod';
import { parseClock } from './clock-time.ts';
import { splitLines } from './decode-text.ts';
import { badJsonLine, noWords } from './transcript.errors.ts';
import type { Transcript, Turn } from './transcript.ts';

/** Longer than any recording; a number above it is no offset. */
const MOST_SECONDS = 1_000_000;

/** One turn as one line: `{"speaker":"Anna","text":"Hej","start":3.5}`; `start` in seconds or as `0:03`. */
export const TurnLine = z.object({
  speaker: z.string().nullish(),
  text: z.string(),
  start: z.union([z.number(), z.string()]).nullish(),
});
export type TurnLine = z.infer<typeof TurnLine>;

/** @returns milliseconds; null for what is no offset into a recording, such as a date. */
export function startMsOf(start: TurnLine['start']): number | null {
  if (typeof start === 'string') return parseClock(start.trim());
  if (typeof start !== 'number' || Math.abs(start) > MOST_SECONDS) return null;
  return Math.round(start * 1000);
}

function turnOf(line: string, place: number): Turn {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw badJsonLine(place);
  }
  const turn = TurnLine.safeParse(value);
  if (!turn.success) throw badJsonLine(place);
  const { speaker, text, start } = turn.data;
  return { speaker: speaker?.trim() || null, text: text.trim(), startMs: startMsOf(start), place };
}

/** @throws AppError TRANSCRIPT.BAD_LINE, TRANSCRIPT.NO_WORDS */
export function parseJsonLines(text: string): Transcript {
  const turns = splitLines(text)
    .map((line, at) => ({ line, place: at + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, place }) => turnOf(line, place))
    .filter((turn) => turn.text !== '');
  if (turns.length === 0) throw noWords();
  return { format: 'jsonl', turns, date: null };
}
