import { readSpeakerLine, type SpeakerLine } from './speaker-line.ts';
import { isSpeakerName, mayBeSpeaker } from './speaker-name.ts';
import type { Turn } from './transcript.ts';

export interface PlacedLine {
  text: string;
  /** The line or paragraph of the file, from 1. */
  place: number;
}

interface ReadLine extends PlacedLine {
  line: SpeakerLine;
}

interface OpenTurn {
  speaker: string | null;
  startMs: number | null;
  place: number;
  words: string[];
  /** Opened by a time alone: its first line names the speaker. */
  namesSpeaker: boolean;
}

/** What Teams writes itself: "Anna Svensson started transcription", "… stoppade transkriberingen". */
const RECORDER =
  /\s(?:started|stopped|startade|stoppade|avslutade|startet|stoppet|avsluttet|startede|stoppede|afsluttede)\s(?:the )?trans\p{L}{1,20}$/iu;
const LONGEST_RECORDER_LINE = 120;
/** More names with a colon than that, and it is the headers that are something else. */
const COLONS_PER_HEADER = 3;

/**
 * Reads a transcript in words in the layouts of Teams' Word file, Word's own transcription and "Name: text"; a line that
 * opens nothing goes on with what was said before it.
 * @returns the turns, and the lines above the first of them; without any speaker or time, every line is a turn
 */
export function readTurnLines(lines: readonly PlacedLine[]): { turns: Turn[]; titleLines: string[] } {
  const spoken = withOneLayout(
    lines
      .filter(({ text }) => text.trim() !== '' && !isOfRecorder(text))
      .map(({ text, place }): ReadLine => ({ text: tidy(text), place, line: readSpeakerLine(text) })),
  );
  const titleLines: string[] = [];
  const open = openTurns(spoken, titleLines);
  if (open.length > 0) return { turns: open.flatMap(closeTurn), titleLines };
  return {
    turns: spoken.map(({ text, place }) => ({ speaker: null, text, startMs: null, place })),
    titleLines: titleLines.slice(0, 1),
  };
}

function isOfRecorder(text: string): boolean {
  return text.length <= LONGEST_RECORDER_LINE && RECORDER.test(text.trim());
}

/** Where speakers stand in headers with a time, "Name: …" is something that was said. */
function withOneLayout(lines: readonly ReadLine[]): ReadLine[] {
  const isHeader = ({ line }: ReadLine) => line.type === 'time' || (line.type === 'turn' && line.layout === 'header');
  const isColon = ({ line }: ReadLine) => line.type === 'turn' && line.layout === 'colon' && line.startMs === null;
  const headers = lines.filter(isHeader).length;
  if (headers < 2 || lines.filter(isColon).length > headers * COLONS_PER_HEADER) return [...lines];
  return lines.map((line) => (isColon(line) ? { ...line, line: { type: 'words' } } : line));
}

function openTurns(lines: readonly ReadLine[], titleLines: string[]): OpenTurn[] {
  const side = speakerSide(lines);
  const open: OpenTurn[] = [];
  for (const { text, place, line } of lines) {
    const above = open.at(-1)?.words ?? titleLines;
    if (line.type === 'words') {
      above.push(text);
    } else if (line.type === 'turn') {
      const { speaker, startMs } = line;
      open.push({ speaker, startMs, place, words: line.text === '' ? [] : [line.text], namesSpeaker: false });
    } else {
      const speaker = side === 'above' && mayBeSpeaker(above.at(-1) ?? '') ? (above.pop() ?? null) : null;
      open.push({ speaker, startMs: line.startMs, place, words: [], namesSpeaker: side === 'below' });
    }
  }
  return open;
}

/** Where times stand on lines of their own: whether the line above or the one below them says who speaks. */
function speakerSide(lines: readonly ReadLine[]): 'above' | 'below' | 'none' {
  const times = lines.flatMap(({ line }, at) => (line.type === 'time' ? [{ at, isRange: line.isRange }] : []));
  const share = (step: 1 | -1, candidates: typeof times): number => {
    const names = candidates
      .map(({ at }) => lines[at + step])
      .filter((line) => line?.line.type === 'words' && isSpeakerName(line.text));
    // Names come back; the short answers that look like names do so less often.
    return names.length === 0 ? 0 : (names.length - new Set(names.map((line) => line?.text)).size / 2) / times.length;
  };
  const above = share(
    -1,
    times.filter(({ isRange }) => !isRange),
  );
  const below = share(1, times);
  if (Math.max(above, below) < 0.25) return 'none';
  return above >= below ? 'above' : 'below';
}

function closeTurn({ speaker, startMs, place, words, namesSpeaker }: OpenTurn): Turn[] {
  const [first = '', ...rest] = words;
  const isNamed = namesSpeaker && rest.length > 0 && mayBeSpeaker(first);
  const text = tidy((isNamed ? rest : words).join(' '));
  return text === '' ? [] : [{ speaker: isNamed ? first : speaker, text, startMs, place }];
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
