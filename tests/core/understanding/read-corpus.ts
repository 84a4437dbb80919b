import fs from 'node:fs';
import path from 'node:path';
import { Language } from '../../../core/shared/language.ts';
import type { Attendee, Finding, Utterance, WholeContext } from '../../../core/understanding/index.ts';

/** One context of the corpus: what is said, and the findings that stand at its end as `kind | owner | deadline | title`. */
export interface CorpusItem {
  name: string;
  context: WholeContext;
  expected: string[];
}

function headerOf(text: string): Record<string, string> {
  return Object.fromEntries(text.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)));
}

function utteranceOf(line: string, index: number, attendees: readonly Attendee[]): Utterance {
  const [name = '', text = ''] = line.split(/: (.*)/s);
  const speaker = attendees.find((attendee) => attendee.name.startsWith(`${name} `));
  if (speaker === undefined) throw new Error(`The corpus has no attendee ${name}.`);
  return { id: `u${index}`, speakerId: speaker.id, at: '2026-10-05T09:00:00Z', text };
}

/** Shows a finding the way the corpus writes it. */
export function describeFinding({ kind, owner, deadline, title }: Finding, attendees: readonly Attendee[]): string {
  const nameOf = (id: string) => attendees.find((attendee) => attendee.id === id)?.name ?? id;
  const shown = {
    none: () => '-',
    person: () => (owner.type === 'person' ? nameOf(owner.personId) : ''),
    unknown: () => (owner.type === 'unknown' ? owner.name : ''),
    ambiguous: () => (owner.type === 'ambiguous' ? `${owner.name}?` : ''),
  }[owner.type]();
  return [kind, shown, deadline ?? '-', title].join(' | ');
}

/** Reads one file of `corpus/`: a header, then items separated by empty lines (`# name`, turns, `=> finding` or `=> none`). */
export function readCorpus(file: string): CorpusItem[] {
  const [header = '', ...blocks] = fs
    .readFileSync(path.join(__dirname, 'corpus', file), 'utf8')
    .trim()
    .split('\n\n');
  const { language, meeting = '', attendees: names = '' } = headerOf(header);
  const attendees = names.split(', ').map((name, index) => ({ id: `p${index}`, name }));
  return blocks.map((block) => {
    const lines = block.split('\n');
    const turns = lines.filter((line) => !/^(?:#|=>)/.test(line));
    const expected = lines.filter((line) => line.startsWith('=>') && line !== '=> none').map((line) => line.slice(3));
    const utterances = turns.map((line, index) => utteranceOf(line, index, attendees));
    const context = { utterances, attendees, meetingDate: meeting, language: Language.parse(language) };
    return { name: `${lines[0]?.slice(2)}: ${turns.join(' / ')}`, context, expected };
  });
}
