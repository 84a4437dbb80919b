import type { Language } from '../../../core/shared/language.ts';
import {
  type Finding,
  type Utterance,
  understand,
  understandAll,
  type Withdrawal,
} from '../../../core/understanding/index.ts';

/** A meeting on Monday 5 October 2026; a line is `Name: text`, the name being an attendee's. */
export interface Setting {
  language: Language;
  attendees: readonly string[];
}

function attendeesOf({ attendees }: Setting) {
  return attendees.map((name) => ({ id: name, name }));
}

function utterancesOf(lines: readonly string[]): Utterance[] {
  return lines.map((line, index) => {
    const [speakerId = '', text = ''] = line.split(/: (.*)/s);
    return { id: `u${index}`, speakerId, at: '2026-10-05T09:00:00Z', text };
  });
}

/** What the last line changes, the lines before being its context. */
export function hear(setting: Setting, ...lines: string[]): (Finding | Withdrawal)[] {
  const utterances = utterancesOf(lines);
  const utterance = utterances.at(-1);
  if (utterance === undefined) return [];
  const { language } = setting;
  return understand({
    utterance,
    context: utterances.slice(0, -1),
    attendees: attendeesOf(setting),
    meetingDate: '2026-10-05',
    language,
  });
}

/** What stands when all lines have been said. */
export function hearAll(setting: Setting, ...lines: string[]): Finding[] {
  const { language } = setting;
  return understandAll({
    utterances: utterancesOf(lines),
    attendees: attendeesOf(setting),
    meetingDate: '2026-10-05',
    language,
  });
}
