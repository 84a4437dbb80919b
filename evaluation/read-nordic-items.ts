import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Language } from '../core/shared/language.ts';
import { PlainDate } from '../core/shared/plain-date.ts';
import { itemsUnreadable } from './evaluation.errors.ts';
import type { LabelledItem } from './labelled-item.ts';

const NordicItem = z
  .object({
    id: z.string(),
    lang: Language,
    meetingDate: PlainDate,
    attendees: z.array(z.object({ name: z.string() })),
    turns: z.array(z.object({ speaker: z.string(), text: z.string() })),
    expected: z.object({
      decisions: z.array(
        z.object({
          text: z.string(),
          owner: z.string().nullable(),
          deadline: z.string().nullable(),
          kind: z.enum(['decision', 'action']),
        }),
      ),
    }),
    tags: z.array(z.string()).default([]),
  })
  .transform(
    ({ id, lang, meetingDate, attendees, turns, expected, tags }): LabelledItem => ({
      id,
      tag: tags.join(', '),
      language: lang,
      meetingDate,
      attendees: attendees.map(({ name }) => name),
      turns,
      expected: expected.decisions,
    }),
  );

/** Reads items as JSON lines: what `analyze --items` takes, with `expected`. @throws AppError EVALUATION.ITEMS_UNREADABLE */
export function readNordicItems(path: string): LabelledItem[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(line, `${path}, line ${index + 1}`)]));
}

function parseLine(line: string, place: string): LabelledItem {
  try {
    return NordicItem.parse(JSON.parse(line));
  } catch {
    throw itemsUnreadable(place, line);
  }
}
