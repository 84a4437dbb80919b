import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dataPath } from '../../evaluation/data-path.ts';
import { readNordicItems } from '../../evaluation/read-nordic-items.ts';

const ITEM = {
  id: 'x-1',
  lang: 'sv',
  meetingDate: '2026-10-05',
  attendees: [{ name: 'Anna Svensson' }],
  turns: [{ speaker: 'Anna Svensson', text: 'Vi byter bank.' }],
  expected: { decisions: [{ text: 'Byta bank', owner: null, deadline: null, kind: 'decision' }] },
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'items-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function fileOf(...lines: string[]): string {
  const file = path.join(folder, 'items.jsonl');
  writeFileSync(file, lines.join('\n'));
  return file;
}

it('reads items as JSON lines', () => {
  const [item] = readNordicItems(fileOf(JSON.stringify(ITEM), ''));

  expect(item).toMatchObject({
    id: 'x-1',
    language: 'sv',
    attendees: ['Anna Svensson'],
    expected: [{ text: 'Byta bank' }],
  });
});

it('says which line is none', () => {
  expect(() => readNordicItems(fileOf(JSON.stringify(ITEM), '{"id":1}'))).toThrow(/line 2/);
});

it('says where data that is nowhere should be put', () => {
  expect(dataPath('no-such-data.jsonl')).toMatch(/data[/\\]no-such-data\.jsonl$/);
});
