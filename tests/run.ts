import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { CoverageSummary, checkCoverage } from './setup/coverage-gate.ts';
import { chromiumMissing, ensureChromium } from './setup/install-chromium.ts';
import { JestResult, jestFigures } from './setup/jest-figures.ts';

/**
 * What `npm test` runs: everything with coverage, the tests in the browser included. What stands behind `--` goes on
 * to jest, such as `npm test -- tests/core`; then no coverage is asked for. Ends with the line `jest: N passed, N
 * failed` and with 1 when anything failed.
 */
const root = path.resolve(import.meta.dirname, '..');
const E2E = /\be2e\b/;
/** The tests wait for processes more than they compute; jest would use one worker on two cores. */
const WORKERS = Math.max(2, Math.floor(availableParallelism() / 2));

function main(args: readonly string[]): number {
  const isFull = args.length === 0;
  const env: NodeJS.ProcessEnv = { ...process.env };
  if (isFull || args.some((arg) => E2E.test(arg))) {
    const chromium = ensureChromium();
    if (chromium === null) {
      process.stderr.write(chromiumMissing());
      return noResult();
    }
    env['CHROME_PATH'] = chromium;
  }

  const result = runJest(isFull ? ['--coverage', `--maxWorkers=${WORKERS}`] : args, env);
  if (result === null) return noResult();
  const isCovered = isFull ? reportCoverage() : true;
  process.stdout.write(`${jestFigures(result)}\n`);
  return result.success && isCovered ? 0 : 1;
}

/** A run that came to nothing has failed, and ends with the line that is looked for. */
function noResult(): number {
  process.stdout.write('jest: 0 passed, 1 failed\n');
  return 1;
}

/** @returns null when jest did not get as far as a result */
function runJest(args: readonly string[], env: NodeJS.ProcessEnv): JestResult | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'kollegan-jest-'));
  const outputFile = path.join(folder, 'result.json');
  try {
    const jest = path.join(root, 'node_modules/jest/bin/jest.js');
    const own = ['--json', `--outputFile=${outputFile}`];
    spawnSync(process.execPath, [jest, ...own, ...args], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
    return JestResult.parse(JSON.parse(readFileSync(outputFile, 'utf8')));
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function reportCoverage(): boolean {
  const file = path.join(root, 'coverage/coverage-summary.json');
  const figures = checkCoverage(CoverageSummary.parse(JSON.parse(readFileSync(file, 'utf8'))), root);
  for (const { text, passes } of figures) {
    process.stdout.write(`coverage: ${text}${passes ? '' : ': TOO LOW'}\n`);
  }
  return figures.every(({ passes }) => passes);
}

process.exitCode = main(process.argv.slice(2));
