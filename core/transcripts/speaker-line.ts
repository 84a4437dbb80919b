import { parseClock } from './clock-time.ts';
import { isHeading, isSpeakerName, mayBeSpeaker } from './speaker-name.ts';

/** What a line of a transcript opens; `words`: it opens nothing. */
export type SpeakerLine =
  | {
      type: 'turn';
      speaker: string | null;
      startMs: number | null;
      text: string;
      /** `colon`: "Anna: …"; `header`: name and time; `time`: a time in brackets without a name. */
      layout: 'colon' | 'header' | 'time';
    }
  /** A time alone: who speaks stands on the line before or after it. */
  | { type: 'time'; startMs: number; isRange: boolean }
  | { type: 'words' };

const TIME = '-?\\d{1,3}:\\d{1,2}(?::\\d{1,2})?(?:[.,]\\d{1,9})?';
/** In brackets a date may stand before the time, and AM or PM behind it. */
const STAMP = `[[(](?:\\d[\\d./-]{5,10},? )?(${TIME})(?: ?[APap][Mm])?[\\])]`;
const RANGE = new RegExp(`^(${TIME})\\s{0,9}-->\\s{0,9}${TIME}$`);
const TIME_ALONE = new RegExp(`^(?:${STAMP}|(${TIME}))$`);
/** "Anna Svensson   0:03", and the words behind it when they stand on the same line. */
const NAME_GAP_TIME = new RegExp(`^(\\S.{0,80}?)(?:\\t|\\s\\s)\\s{0,40}(${TIME})(?:(?:\\t|\\s\\s)\\s{0,40}(\\S.*))?$`);
const NAME_TIME = new RegExp(`^(\\S.{0,80}?) (?:${STAMP}|(${TIME}))$`);
const TIME_NAME = new RegExp(`^(?:${STAMP}|(${TIME}))\\s{1,40}(\\S.{0,80})$`);
/** "[10:03] …" without a name. */
const TIME_WORDS = new RegExp(`^${STAMP}\\s{1,40}(\\S.*)$`);
/** "[10:03] Anna: …", "10:03 - Anna: …", "Anna (10:03): …", "**Anna:** …": the stamp before, and what follows it. */
const TIME_FIRST = new RegExp(`^(?:[-*•] )?(?:${STAMP}|(${TIME}))(?: [-–])?\\s{1,9}(.*)$`);
const COLON = new RegExp(`^(?:[-*•] )?\\*{0,2}([^:*]{1,80}?)(?: ?${STAMP})?\\*{0,2}:\\*{0,2}(?:\\s{1,40}(\\S.*))?$`);

/** A header is short; only so much of a line is looked at for one. */
const HEADER = 240;

type Reader = (head: string, rest: string) => SpeakerLine | null;

function clock(...texts: (string | undefined)[]): number | null {
  const text = texts.find((one) => one !== undefined);
  return text === undefined ? null : parseClock(text);
}

const readTime: Reader = (head, rest) => {
  if (rest !== '') return null;
  const range = RANGE.exec(head);
  const [, bracketed, bare] = TIME_ALONE.exec(head) ?? [];
  const startMs = clock(range?.[1], bracketed, bare);
  return startMs === null ? null : { type: 'time', startMs, isRange: range !== null };
};

const readColon: Reader = (head, rest) => {
  const [, bracketed, bare, behind] = TIME_FIRST.exec(head) ?? [];
  const [, name = '', after, text = ''] = COLON.exec(behind ?? head) ?? [];
  const startMs = clock(bracketed, bare, after);
  const isName = startMs === null ? isSpeakerName(name) : mayBeSpeaker(name) && !isHeading(name);
  return isName ? { type: 'turn', speaker: name.trim(), startMs, text: text + rest, layout: 'colon' } : null;
};

const readNameAndTime: Reader = (head, rest) => {
  const [, name = '', time, text = ''] = NAME_GAP_TIME.exec(head) ?? [];
  if (mayBeSpeaker(name)) {
    return { type: 'turn', speaker: name, startMs: clock(time), text: text + rest, layout: 'header' };
  }
  const [, narrow = '', bracketed, bare] = NAME_TIME.exec(head) ?? [];
  if (rest !== '' || !isFullName(narrow)) return null;
  return { type: 'turn', speaker: narrow, startMs: clock(bracketed, bare), text: '', layout: 'header' };
};

const readTimeFirst: Reader = (head, rest) => {
  const [, bracketed, bare, name = ''] = TIME_NAME.exec(head) ?? [];
  if (rest === '' && isFullName(name)) {
    return { type: 'turn', speaker: name, startMs: clock(bracketed, bare), text: '', layout: 'header' };
  }
  const [, at, text = ''] = TIME_WORDS.exec(head) ?? [];
  return at === undefined
    ? null
    : { type: 'turn', speaker: null, startMs: clock(at), text: text + rest, layout: 'time' };
};

/** "Lunch 12:00" is about lunch: beside a time without a gap, a name has two words or a number. */
function isFullName(text: string): boolean {
  return isSpeakerName(text) && /[\s\d]/.test(text);
}

const READERS: readonly Reader[] = [readTime, readColon, readNameAndTime, readTimeFirst];

/** Reads how a line of a transcript in words begins. Bounded in what it looks at, so linear in the line. */
export function readSpeakerLine(line: string): SpeakerLine {
  const trimmed = line.trim();
  const head = trimmed.slice(0, HEADER);
  for (const read of READERS) {
    const found = read(head, trimmed.slice(HEADER));
    if (found !== null) return found;
  }
  return { type: 'words' };
}
