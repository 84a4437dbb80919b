import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findChromium } from './find-chromium.ts';
import { chromiumMissing } from './install-chromium.ts';

/** Where the names of programs are looked up; other systems keep browsers in fixed places. */
const describeOnLinux = process.platform === 'linux' ? describe : describe.skip;

describeOnLinux('finding a Chromium', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'kollegan-path-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function program(name: string, exitCode: number): string {
    const file = path.join(folder, name);
    writeFileSync(file, `#!/bin/sh\nexit ${exitCode}\n`);
    chmodSync(file, 0o755);
    return file;
  }

  it('takes the one that CHROME_PATH names', () => {
    const mine = program('my-browser', 0);
    program('chromium', 0);

    expect(findChromium({ CHROME_PATH: mine, PATH: folder })).toBe(mine);
  });

  it('does not take another one when CHROME_PATH is wrong', () => {
    program('chromium', 0);

    expect(findChromium({ CHROME_PATH: path.join(folder, 'gone'), PATH: folder })).toBeNull();
  });

  it('takes an installed one, under any of its names', () => {
    const edge = program('microsoft-edge', 0);

    expect(findChromium({ PATH: folder })).toBe(edge);
  });

  it('passes over a stub that does not start', () => {
    program('chromium-browser', 1);
    const chrome = program('google-chrome', 0);

    expect(findChromium({ PATH: folder })).toBe(chrome);
  });
});

describe('what a person is told who has no Chromium', () => {
  const given = process.env['CHROME_PATH'];

  afterEach(() => {
    if (given === undefined) delete process.env['CHROME_PATH'];
    else process.env['CHROME_PATH'] = given;
  });

  it('is how to get one, and how to go without', () => {
    delete process.env['CHROME_PATH'];

    expect(chromiumMissing()).toContain('apt-get install -y chromium');
    expect(chromiumMissing()).toContain('npm run test:unit');
  });

  it('is which setting is wrong', () => {
    process.env['CHROME_PATH'] = '/nowhere/chromium';

    expect(chromiumMissing()).toContain('CHROME_PATH names no Chromium that starts: /nowhere/chromium');
  });
});
