import path from 'node:path';
import type { z } from 'zod';
import type { PlainDate } from '../../core/shared/plain-date.ts';
import { plainDateIn } from '../../core/shared/plain-date.ts';
import { findDateInName, type Transcript } from '../../core/transcripts/index.ts';
import { type AnalyzeOptions, readOptions } from './analyze-options.ts';
import { analyzeTranscript } from './analyze-transcript.ts';
import { formatSummary } from './format-summary.ts';
import { learnedCandidates } from './learned-candidates.ts';
import { createMeetingReader } from './meeting-reader.ts';
import { createOutput, type Output } from './output.ts';
import { ITEM_SHAPE, Item, predictItem } from './predict-item.ts';
import { MEETING_SHAPE, Meeting, predictMeeting } from './predict-meeting.ts';
import { createProgress, type Progress } from './progress.ts';
import { readJsonLines } from './read-lines.ts';
import { readTranscript } from './read-transcript.ts';
import type { TableLook } from './table.ts';

const HELP = `kollegan analyze FILE [--date 2026-10-07] [--attendees "Anna Svensson,Petra Lund"] [--lang sv|nb|da|en] [--json]
kollegan analyze --items FILE.jsonl | --meetings FILE.jsonl [--lang sv|nb|da|en]

Reads a transcript (.vtt, .docx, text with "Name: …" lines, .jsonl) and lists the decisions and tasks in it.
docs/analyze.md says more.
`;

type Stream = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };

/** What the command needs of the process; tests pass their own. */
export interface AnalyzeHost {
  stdout: Stream;
  stderr: Stream;
  env: Readonly<Record<string, string | undefined>>;
  now: () => Date;
}

interface Running {
  output: Output;
  note: (text: string) => void;
  progress: Progress;
  today: PlainDate;
  look: TableLook;
}

/** From so many turns on a person would wonder what takes so long. */
const LONG_MEETING = 300;

/**
 * `kollegan analyze`: what a transcript decides, for people or as JSON, and predictions for files of many meetings.
 * @throws AppError ANALYZE.*, TRANSCRIPT.*
 */
export async function analyzeCommand(args: readonly string[], host: Partial<AnalyzeHost> = {}): Promise<void> {
  const { stdout = process.stdout, stderr = process.stderr, env = process.env, now = () => new Date() } = host;
  const options = readOptions(args);
  const progress = createProgress(stderr, now);
  const running: Running = {
    output: createOutput(stdout),
    note: (text) => void stderr.write(`${text}\n`),
    progress,
    today: plainDateIn(now(), Intl.DateTimeFormat().resolvedOptions().timeZone),
    look: { colour: stdout.isTTY === true && !env['NO_COLOR'], width: (stdout.isTTY && stdout.columns) || null },
  };
  try {
    await run(options, running);
  } finally {
    progress.clear();
  }
}

async function run(options: AnalyzeOptions, running: Running): Promise<void> {
  switch (options.mode) {
    case 'help':
      await running.output.write(HELP);
      return;
    case 'transcript':
      return analyzeFile(options, running);
    case 'items': {
      const { language } = options;
      const readMeeting = createMeetingReader({ listCandidates: null, reader: 'person' });
      return eachLine({ ...options, schema: Item, shape: ITEM_SHAPE }, running, (item) =>
        predictItem(item, { language, readMeeting }),
      );
    }
    case 'meetings': {
      const { language } = options;
      const readMeeting = createMeetingReader({ listCandidates: learnedCandidates(), reader: 'corpus' });
      return eachLine({ ...options, schema: Meeting, shape: MEETING_SHAPE }, running, (meeting) =>
        predictMeeting(meeting, { date: running.today, language, readMeeting }),
      );
    }
  }
}

/** Reads, predicts and writes line by line, so that the memory does not grow with the file. */
async function eachLine<T>(
  { path: file, schema, shape }: { path: string; schema: z.ZodType<T>; shape: string },
  { output, progress }: Running,
  predict: (line: T) => object,
): Promise<void> {
  let done = 0;
  for await (const line of readJsonLines(file, schema, shape)) {
    if (!(await output.write(`${JSON.stringify(predict(line))}\n`))) return;
    done += 1;
    progress.show(`Lines read: ${done}`);
  }
}

async function analyzeFile(
  { path: file, date, attendees, language, json }: Extract<AnalyzeOptions, { mode: 'transcript' }>,
  { output, note, progress, today, look }: Running,
): Promise<void> {
  const transcript = await readTranscript(file);
  const { turns } = transcript;
  const meetingDate = date ?? tellDate(transcript, { name: path.basename(file), today, note });
  if (turns.every(({ speaker }) => speaker === null)) {
    note('The transcript does not say who speaks, so nobody can be found to have taken a task with "I".');
  }
  const readMeeting = createMeetingReader({ listCandidates: learnedCandidates(), reader: 'person' });
  const onTurn = (read: number): void => {
    if (turns.length >= LONG_MEETING) progress.show(`Turns read: ${read} of ${turns.length}`);
  };
  const analyzed = analyzeTranscript(transcript, { date: meetingDate, attendees, language, readMeeting, onTurn });
  progress.clear();
  const { records } = analyzed;
  await output.write(json ? `${JSON.stringify(records, null, 2)}\n` : formatSummary(analyzed, look));
}

/** The day decides what "on Friday" means, so it is never assumed in silence. */
function tellDate(
  { date }: Transcript,
  { name, today, note }: { name: string; today: PlainDate; note: (text: string) => void },
): PlainDate {
  const inName = findDateInName(name);
  const say = (found: PlainDate, source: string): PlainDate => {
    note(`Meeting date: ${found}, ${source}. Another one: --date YYYY-MM-DD`);
    return found;
  };
  if (date !== null) return say(date, 'as the transcript says');
  return inName === null ? say(today, 'today, for want of another') : say(inName, "by the file's name");
}
