import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../core/shared/app-error.ts';
import { dataPath } from './data-path.ts';
import { evaluationReport } from './evaluation-report.ts';
import { itemsReport } from './items-report.ts';
import { meetingsReport } from './meetings-report.ts';
import { readOwnItems } from './own-items.ts';
import { readCorpus } from './read-corpus.ts';
import { readNordicItems } from './read-nordic-items.ts';

const OWN_ITEMS = path.join(import.meta.dirname, 'items');
const OWN_MEETINGS = path.join(import.meta.dirname, 'meetings');

/** `npm run eval -- [corpus.jsonl] [--items items.jsonl] [--folds 8] [--repeats 3]`: prints markdown. */
function main(): void {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      items: { type: 'string' },
      folds: { type: 'string', default: '8' },
      repeats: { type: 'string', default: '3' },
    },
  });
  print(itemsReport('Our own items', readOwnItems(OWN_ITEMS)));
  print(meetingsReport('Whole meetings', readOwnItems(OWN_MEETINGS)));
  const nordic = values.items ?? dataPath('nordic-dev.jsonl');
  if (isThere(nordic, values.items)) print(itemsReport('Development set', readNordicItems(nordic)));
  const corpus = positionals[0] ?? dataPath('ami-train.jsonl');
  if (!isThere(corpus, positionals[0])) return;
  const seeds = Array.from({ length: Number(values.repeats) }, (_, run) => run + 1);
  print(evaluationReport(readCorpus(corpus), { folds: Number(values.folds), seeds }));
}

/** A file that was asked for by name must be there; what is only usual may be missing, and it is said. */
function isThere(file: string, named: string | undefined): boolean {
  if (named !== undefined || existsSync(file)) return true;
  process.stderr.write(`${path.basename(file)} is not there, so its tables are left out. Put it at ${file}.\n`);
  return false;
}

function print(markdown: string): void {
  process.stdout.write(`${markdown}\n`);
}

try {
  main();
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.code} ${error.message}\n`);
  process.exitCode = 1;
}
