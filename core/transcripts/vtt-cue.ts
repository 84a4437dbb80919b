import { parseClock } from './clock-time.ts';
import { badCueTime, cueWithoutTime } from './transcript.errors.ts';

/** One block of a WebVTT file. */
export interface Cue {
  id: string | null;
  startMs: number;
  endMs: number;
  /** Its text as written, with tags and entities. */
  payload: string[];
  /** The line that its text begins at, from 1. */
  line: number;
}

const ARROW = '-->';
const COMMENT = /^(?:NOTE|STYLE|REGION)(?:\s|$)/;
const TIMES = /^\s*(-?[\d:.,]{3,20})\s*-->\s*(-?[\d:.,]{3,20})(?:\s|$)/;
/** The settings behind the times are not read. */
const LONGEST_TIMES = 60;

function timesOf(text: string, line: number): { startMs: number; endMs: number } {
  const [, start = '', end = ''] = TIMES.exec(text.slice(0, LONGEST_TIMES)) ?? [];
  const startMs = parseClock(start);
  const endMs = parseClock(end);
  if (startMs === null || endMs === null) throw badCueTime(line);
  return { startMs, endMs };
}

/** @returns the index of the next line that is empty, or behind the last. */
function blockEnd(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && lines[at]?.trim() !== '') at += 1;
  return at;
}

function headerEnd(lines: readonly string[]): number {
  if (!lines[0]?.startsWith('WEBVTT')) return 0;
  const end = blockEnd(lines, 0);
  const cue = lines.slice(0, end).findIndex((line) => line.includes(ARROW));
  return cue === -1 ? end : cue;
}

/**
 * The cues of a WebVTT file, in its order, and the lines of its header and comments. Settings, styles and regions are
 * skipped; the `WEBVTT` line may be missing. One pass over the lines.
 * @throws AppError TRANSCRIPT.BAD_CUE
 */
export function readCues(lines: readonly string[]): { cues: Cue[]; comments: string[] } {
  const cues: Cue[] = [];
  let at = headerEnd(lines);
  const comments = lines.slice(0, at);
  while (at < lines.length) {
    const first = lines[at] ?? '';
    if (first.trim() === '') {
      at += 1;
    } else if (COMMENT.test(first) && !first.includes(ARROW)) {
      const end = blockEnd(lines, at);
      comments.push(...lines.slice(at, end));
      at = end;
    } else {
      const times = first.includes(ARROW) ? at : at + 1;
      if (!lines[times]?.includes(ARROW)) throw cueWithoutTime(at + 1);
      const cue = cueAt(lines, times, times === at ? null : first.trim());
      cues.push(cue);
      at = times + 1 + cue.payload.length;
    }
  }
  return { cues, comments };
}

/** The text of a cue ends at an empty line, or where the times of a next one stand without an empty line before. */
function cueAt(lines: readonly string[], times: number, id: string | null): Cue {
  const { startMs, endMs } = timesOf(lines[times] ?? '', times + 1);
  const payload: string[] = [];
  for (let at = times + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '' || line.includes(ARROW)) break;
    payload.push(line);
  }
  return { id, startMs, endMs, payload, line: times + 2 };
}
