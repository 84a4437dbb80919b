import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { corpusMissing, corpusUnreadable } from './evaluation.errors.ts';

const Turn = z
  .object({ speaker: z.string(), text: z.string(), end: z.number().optional() })
  .transform(({ speaker, text, end }) => ({ speakerId: speaker, text, end: end ?? null }));
const Item = z.object({ linkedTurns: z.array(z.int().nonnegative()), owners: z.array(z.string()).default([]) });

/** One line of the corpus: a meeting's turns, and the turns its written summary was linked to. */
export const LabelledMeeting = z.object({
  /** Name of the series and a letter: ES2002a to ES2002d are the same four people on the same project. */
  meeting: z.string().min(2),
  turns: z.array(Turn),
  actions: z.array(Item),
  decisions: z.array(Item),
});
export type LabelledMeeting = z.infer<typeof LabelledMeeting>;

export type Kind = 'action' | 'decision';

/** @throws AppError EVALUATION.CORPUS_MISSING, EVALUATION.CORPUS_UNREADABLE */
export function readCorpus(path: string): LabelledMeeting[] {
  if (!existsSync(path)) throw corpusMissing(path);
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(line, path, index + 1)]));
}

function parseLine(line: string, path: string, number: number): LabelledMeeting {
  try {
    return LabelledMeeting.parse(JSON.parse(line));
  } catch {
    throw corpusUnreadable(path, number);
  }
}

export function seriesOf({ meeting }: LabelledMeeting): string {
  return meeting.slice(0, -1);
}

/** Indexes of the turns that carry an action item or a decision. */
export function goldTurns(meeting: LabelledMeeting, kind: Kind): Set<number> {
  const items = kind === 'action' ? meeting.actions : meeting.decisions;
  return new Set(items.flatMap(({ linkedTurns }) => linkedTurns));
}

/** Hours of talk, by the clock of the corpus where it has one. */
export function hoursOf({ turns }: LabelledMeeting): number {
  const end = turns.at(-1)?.end ?? null;
  const words = turns.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  return end === null ? words / 10_000 : end / 3_600;
}
