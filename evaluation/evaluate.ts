import path from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../core/shared/app-error.ts';
import { evaluationReport } from './evaluation-report.ts';
import { readCorpus } from './read-corpus.ts';

const CORPUS = path.resolve(import.meta.dirname, '../data/ami-train.jsonl');

/** `npm run eval -- [corpus.jsonl] [--folds 8] [--repeats 3]`: prints markdown. */
function main(): void {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { folds: { type: 'string', default: '8' }, repeats: { type: 'string', default: '3' } },
  });
  const meetings = readCorpus(positionals[0] ?? CORPUS);
  const seeds = Array.from({ length: Number(values.repeats) }, (_, run) => run + 1);
  process.stdout.write(evaluationReport(meetings, { folds: Number(values.folds), seeds }));
}

try {
  main();
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.code} ${error.message}\n`);
  process.exitCode = 1;
}
