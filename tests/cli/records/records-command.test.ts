import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCli } from '../run-cli.ts';

jest.setTimeout(60_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kollegan-records-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => runCli(['records', ...args], { KOLLEGAN_DATA_DIR: folder });

test('writes the record as text, as data and as a PDF, in Swedish unless told otherwise', async () => {
  const pdf = path.join(folder, 'record.pdf');
  const [text, json, made] = [
    await run('art30'),
    await run('dpia', '--format', 'json', '--language', 'en'),
    await run('art30', '--format', 'pdf', '--out', pdf),
  ];

  expect(text).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('# Kollegan: Register') });
  expect(JSON.parse(json.stdout)).toMatchObject({ purposes: { decisions: {} }, documents: expect.any(Array) });
  expect(made).toMatchObject({ code: 0, stdout: '', stderr: '' });
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
});

test.each([
  [['art31']],
  [['art30', '--language', 'nb']],
  [['art30', '--format', 'txt']],
  [['art30', '--format', 'pdf']],
  [['art30', '--env', 'staging']],
])('a wrong use says what to do instead: %j', async (args) => {
  expect(await run(...args)).toMatchObject({ code: 1, stderr: expect.stringContaining('[CLI.WRONG_USE]') });
});

test('without more it says what there is', async () => {
  expect((await run()).stdout).toContain('kollegan records art30|dpia|data-flow');
});
