import { parseArgs } from 'node:util';
import { Language } from '../../core/shared/language.ts';
import { PlainDate } from '../../core/shared/plain-date.ts';
import { wrongUse } from './analyze.errors.ts';
import { messageOf } from './node-error.ts';

export type AnalyzeOptions =
  | { mode: 'help' }
  | {
      mode: 'transcript';
      path: string;
      date: PlainDate | null;
      attendees: string[];
      language: Language | null;
      json: boolean;
    }
  | { mode: 'items' | 'meetings'; path: string; language: Language | null };

const OPTIONS = {
  date: { type: 'string' },
  attendees: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  items: { type: 'string' },
  meetings: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Options that say something of one transcript; the lines of the other files say it themselves. */
const OF_ONE_TRANSCRIPT = ['date', 'attendees', 'json'] as const;

/** @throws AppError ANALYZE.WRONG_USE */
export function readOptions(args: readonly string[]): AnalyzeOptions {
  const { values, positionals } = parse(args);
  if (values.help === true) return { mode: 'help' };
  const language = languageOf(values.lang);
  const [path, ...others] = positionals;
  const sources = [path, values.items, values.meetings].filter((source) => source !== undefined);
  if (sources.length === 0) throw wrongUse('Say which transcript to read');
  if (sources.length > 1 || others.length > 0) throw wrongUse('One file at a time');
  if (path !== undefined) {
    const { date, attendees, json = false } = values;
    return { mode: 'transcript', path, date: dateOf(date), attendees: namesIn(attendees), language, json };
  }
  const stray = OF_ONE_TRANSCRIPT.find((name) => values[name] !== undefined);
  if (stray !== undefined) throw wrongUse(`--${stray} goes with one transcript, not with --items or --meetings`);
  if (values.items !== undefined) return { mode: 'items', path: values.items, language };
  return { mode: 'meetings', path: values.meetings ?? '', language };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // Node's words hold the option and the reason in the first sentence, then advice about the shell.
    const [reason = ''] = messageOf(error).split(/\.\s|\n/);
    throw wrongUse(reason.replace(/\.$/, ''));
  }
}

function languageOf(text: string | undefined): Language | null {
  if (text === undefined) return null;
  const language = Language.safeParse(text);
  if (!language.success) throw wrongUse(`--lang is one of ${Language.options.join(', ')}`);
  return language.data;
}

function dateOf(text: string | undefined): PlainDate | null {
  if (text === undefined) return null;
  const date = PlainDate.safeParse(text);
  if (!date.success) throw wrongUse('--date is a day such as 2026-10-07');
  return date.data;
}

/** A semicolon, where there is one, lets names keep their comma: "Svensson, Anna; Lund, Petra". */
function namesIn(text = ''): string[] {
  return text
    .split(text.includes(';') ? ';' : ',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
