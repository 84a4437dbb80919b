import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../core/shared/app-error.ts';
import { dataPath } from './data-path.ts';
import { readCorpus } from './read-corpus.ts';
import { trainWeights } from './train-weights.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const WEIGHTS = path.join(ROOT, 'core/understanding/learned/weights.generated.json');

/** `npm run train -- [corpus.jsonl] [--out weights.json]` */
function main(): void {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
  const started = performance.now();
  const meetings = readCorpus(positionals[0] ?? dataPath('ami-train.jsonl'));
  const weights = `${JSON.stringify(trainWeights(meetings, { folds: 8, seed: 1 }), null, 1)}\n`;
  const out = values.out ?? WEIGHTS;
  writeFileSync(out, weights);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  process.stdout.write(`${meetings.length} meetings, ${weights.length} bytes to ${out}, ${seconds} s\n`);
}

try {
  main();
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.code} ${error.message}\n`);
  process.exitCode = 1;
}
