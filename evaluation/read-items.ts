import { z } from 'zod';
import { Language } from '../core/shared/language.ts';
import { PlainDate } from '../core/shared/plain-date.ts';
import { itemsUnreadable } from './evaluation.errors.ts';
import type { ItemRecord, LabelledItem } from './labelled-item.ts';

const Header = z.object({ language: Language, meeting: PlainDate, attendees: z.string().min(1) });
const Kind = z.enum(['decision', 'action']);

/**
 * Reads items that people write: a header, then items with an empty line between: `# tag`, turns as `Given name: text`,
 * and `=> kind | owner | date | text` for each record (`-` for none) after the turn that settles it, or `=> none`. A header between items holds from there.
 * @throws AppError EVALUATION.ITEMS_UNREADABLE
 */
export function readItems(text: string, name: string): LabelledItem[] {
  const [first = '', ...blocks] = text.trim().split(/\n{2,}/);
  let header = readHeader(first, name);
  const items: LabelledItem[] = [];
  for (const block of blocks) {
    if (block.startsWith('language: ')) header = readHeader(block, name);
    else items.push(readItem(block, header, `${name}-${items.length + 1}`, name));
  }
  return items;
}

function readItem(block: string, header: z.infer<typeof Header>, id: string, name: string): LabelledItem {
  const people = header.attendees.split(', ');
  const lines = block.split('\n');
  const labels = lines.filter((line) => line.startsWith('=> '));
  const said = lines.filter((line) => !/^(?:#|=>) /.test(line));
  if (labels.length === 0 || said.length === 0) throw itemsUnreadable(name, block);
  return {
    id,
    tag: lines[0]?.replace(/^# /, '') ?? '',
    language: header.language,
    meetingDate: header.meeting,
    attendees: people,
    turns: said.map((line) => readTurn(line, people, name)),
    expected: lines.flatMap((line, at) => {
      if (!line.startsWith('=> ') || line === '=> none') return [];
      const before = lines.slice(0, at).filter((one) => said.includes(one)).length;
      return { ...readLabel(line, name), turns: [before - 1] };
    }),
  };
}

function readHeader(text: string, name: string): z.infer<typeof Header> {
  const fields = Object.fromEntries(text.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)));
  const header = Header.safeParse(fields);
  if (!header.success) throw itemsUnreadable(name, text);
  return header.data;
}

function readTurn(line: string, people: readonly string[], name: string): LabelledItem['turns'][number] {
  const [given, text] = line.split(/: (.*)/s);
  const speaker = people.find((person) => person.startsWith(`${given} `));
  if (speaker === undefined || text === undefined) throw itemsUnreadable(name, line);
  return { speaker, text };
}

function readLabel(line: string, name: string): ItemRecord {
  const [kind, owner = '-', deadline = '-', text = ''] = line.slice(3).split(' | ');
  const known = Kind.safeParse(kind);
  if (!known.success || text === '') throw itemsUnreadable(name, line);
  return {
    kind: known.data,
    owner: owner === '-' ? null : owner,
    deadline: deadline === '-' ? null : deadline,
    text,
  };
}
