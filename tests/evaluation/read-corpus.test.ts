import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { goldTurns, hoursOf, readCorpus, seriesOf } from '../../evaluation/read-corpus.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'corpus-'));
const file = path.join(folder, 'corpus.jsonl');
const line = {
  meeting: 'ES2002a',
  turns: [{ speaker: 'A', text: 'you will do it', end: 1800, role: 'PM' }],
  actions: [{ text: 'Do it.', linkedTurns: [0], owners: ['B'] }],
  decisions: [],
};

afterAll(() => rmSync(folder, { recursive: true }));

it('reads meetings and their labels', () => {
  writeFileSync(file, `${JSON.stringify(line)}\n\n`);

  const [meeting] = readCorpus(file);

  expect(meeting?.turns).toEqual([{ speakerId: 'A', text: 'you will do it', end: 1800 }]);
  expect(meeting && [seriesOf(meeting), hoursOf(meeting), [...goldTurns(meeting, 'action')]]).toEqual([
    'ES2002',
    0.5,
    [0],
  ]);
});

it('names the line that is not a meeting', () => {
  writeFileSync(file, `${JSON.stringify(line)}\n{"meeting":"secret words"}\n`);

  expect(() => readCorpus(file)).toThrow(
    expect.objectContaining({ code: 'EVALUATION.CORPUS_UNREADABLE', message: expect.stringContaining('Line 2') }),
  );
  expect(() => readCorpus(file)).not.toThrow(/secret/);
});

it.each(['train.ts', 'evaluate.ts'])('%s says where to get the corpus when there is none', (script) => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [path.resolve('evaluation', script), path.join(folder, 'none')],
    {
      encoding: 'utf8',
    },
  );

  expect(status).toBe(1);
  expect(stderr).toMatch(/EVALUATION\.CORPUS_MISSING .*https:\/\/groups\.inf\.ed\.ac\.uk\/ami\/corpus/);
});
