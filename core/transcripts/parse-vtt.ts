import { splitLines } from './decode-text.ts';
import { findDate } from './find-date.ts';
import { noWords } from './transcript.errors.ts';
import type { Transcript, Turn } from './transcript.ts';
import { type Cue, readCues } from './vtt-cue.ts';
import { voicesOf } from './vtt-voices.ts';

/** Captions break a sentence when the line is full; what is further apart in time is another sentence. */
const LONGEST_PAUSE_MS = 2_000;
/** A joined turn is no longer than what is read of one. */
const LONGEST_TURN = 2_000;
/** So far back the first part of what somebody said may stand, behind the words of others. */
const PARTS_APART = 3;
/** Teams numbers the parts of what was said in one go: `5f4c…/12-0`, `5f4c…/12-1`. */
const PART_ID = /^(.{1,100}\/\d{1,9})-\d{1,9}$/;
const SENTENCE_END = /[.?!…]["'”’»)]?$/;

interface SpokenTurn extends Turn {
  endMs: number;
  said: string | null;
}

function saidIn({ id }: Cue): string | null {
  return id === null ? null : (PART_ID.exec(id)?.[1] ?? null);
}

function continues(before: SpokenTurn, next: SpokenTurn): boolean {
  if (before.speaker !== next.speaker || before.text.length + next.text.length > LONGEST_TURN) return false;
  if (before.said !== null && before.said === next.said) return true;
  if (SENTENCE_END.test(before.text) || (next.startMs ?? 0) - before.endMs > LONGEST_PAUSE_MS) return false;
  return before.speaker !== null || /^\p{Ll}/u.test(next.text);
}

function joinParts(turns: readonly SpokenTurn[]): Turn[] {
  const joined: SpokenTurn[] = [];
  for (const turn of turns) {
    const recent = joined.slice(-PARTS_APART).reverse();
    const before = recent.find(
      (earlier, back) => (back === 0 || (turn.said !== null && earlier.said === turn.said)) && continues(earlier, turn),
    );
    if (before === undefined) {
      joined.push({ ...turn });
    } else {
      before.text += ` ${turn.text}`;
      before.endMs = Math.max(before.endMs, turn.endMs);
    }
  }
  return joined.map(({ speaker, text, startMs, place }) => ({ speaker, text, startMs, place }));
}

/**
 * Reads WebVTT as Teams writes it, with `<v Speaker>` or without speakers, and plain WebVTT or SubRip. Cues that are
 * parts of one sentence become one turn.
 * @throws AppError TRANSCRIPT.BAD_CUE, TRANSCRIPT.NO_WORDS
 */
export function parseVtt(text: string): Transcript {
  const { cues, comments } = readCues(splitLines(text));
  const turns = cues.flatMap((cue) =>
    voicesOf(cue).map(({ speaker, text: words, line }) => ({
      speaker,
      text: words,
      startMs: cue.startMs,
      endMs: cue.endMs,
      place: line,
      said: saidIn(cue),
    })),
  );
  if (turns.length === 0) throw noWords();
  return { format: 'vtt', turns: joinParts(turns), date: findDate(comments) };
}
