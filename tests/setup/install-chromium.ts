import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { findChromium } from './find-chromium.ts';

type Step = readonly [program: string, ...args: string[]];

/** @returns the Chromium of this machine, installed if there was none; null when that could not be done */
export function ensureChromium(): string | null {
  const found = findChromium();
  // A path that was given and is wrong is for the person to put right.
  if (found !== null || process.env['CHROME_PATH']) return found;
  process.stdout.write('No Chromium was found; installing one for the tests in the browser.\n');
  return installBySystem() ?? installByPlaywright();
}

/** What to tell a person whose machine has no Chromium and did not let us install one. */
export function chromiumMissing(): string {
  const given = process.env['CHROME_PATH'];
  if (given) return `CHROME_PATH names no Chromium that starts: ${given}. Correct it, or unset it to have one found.\n`;
  return [
    'The tests in the browser need Chromium, and it could not be installed. Do one of these and try again:',
    '  - Debian or Ubuntu: sudo apt-get install -y chromium',
    '  - anywhere: npx playwright-core install --with-deps chromium',
    '  - set CHROME_PATH to a Chromium, Chrome or Edge that you have',
    'Or run the tests without a browser: npm run test:unit',
    '',
  ].join('\n');
}

function installBySystem(): string | null {
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) return null;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const steps: Step[] = [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
  ];
  return steps.every((step) => run(step, env)) ? findChromium() : null;
}

function installByPlaywright(): string | null {
  const manifest = createRequire(import.meta.url).resolve('playwright-core/package.json');
  const step: Step = [process.execPath, path.join(path.dirname(manifest), 'cli.js'), 'install', 'chromium'];
  return run(step, process.env) ? findChromium() : null;
}

function run([program, ...args]: Step, env: NodeJS.ProcessEnv): boolean {
  return spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
}
