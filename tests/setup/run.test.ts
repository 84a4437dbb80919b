import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** Runs `npm test -- …` over these files, as a process of its own. */
function run(files: Record<string, string>) {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'kollegan-run-')));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
    const config = JSON.stringify({ rootDir: folder, testMatch: ['<rootDir>/*.test.js'] });
    const args = ['--import', './cli/require-node.js', 'tests/run.ts', `--config=${config}`];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    return { status, lastLine: stdout.trimEnd().split('\n').at(-1) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const PASSING = 'it("passes", () => {});';
const FAILING = 'it("fails", () => { throw new Error("on purpose"); });';

describe('npm test', () => {
  it('ends with the figures, and with 0 when all is well', () => {
    expect(run({ 'a.test.js': PASSING, 'b.test.js': `${PASSING} it.todo("later");` })).toEqual({
      status: 0,
      lastLine: 'jest: 2 passed, 0 failed, 1 skipped',
    });
  });

  it('ends with 1 when a test fails', () => {
    expect(run({ 'a.test.js': PASSING, 'b.test.js': FAILING })).toEqual({
      status: 1,
      lastLine: 'jest: 1 passed, 1 failed',
    });
  });

  it('ends with 1 when a file cannot be run', () => {
    expect(run({ 'a.test.js': PASSING, 'b.test.js': 'this is no program' })).toEqual({
      status: 1,
      lastLine: 'jest: 1 passed, 1 failed',
    });
  });

  it('ends with 1 when there is nothing to run', () => {
    expect(run({})).toEqual({ status: 1, lastLine: 'jest: 0 passed, 1 failed' });
  });
});
