import { evaluateInterruptions } from './evaluate-interruptions.ts';
import type { FeatureTable } from './feature-table.ts';
import { mean } from './measures.ts';
import type { LabelledMeeting } from './read-corpus.ts';

/** @returns a markdown table of what running meetings would be interrupted with, by rules alone and as it is */
export function interruptionReport(
  meetings: readonly LabelledMeeting[],
  table: FeatureTable,
  { folds, seeds }: { folds: number; seeds: readonly number[] },
): string {
  const runs = seeds.map((seed) => evaluateInterruptions(meetings, table, { folds, seed }));
  const average = (of: (run: (typeof runs)[number]) => number, digits: number) => mean(runs.map(of)).toFixed(digits);
  const share = (part: number, whole: number) => part / Math.max(1, whole);
  return [
    '### Interruptions of a running meeting, rules and model together',
    '',
    '| | cards an hour | action cards right, exact | ±3 turns |',
    '|---|---|---|---|',
    `| rules alone | ${average((run) => run.ruleCards / run.hours, 1)} | ${average((run) => share(run.ruleActionsRight, run.ruleActionCards), 3)} | |`,
    `| as it is | ${average((run) => run.cards / run.hours, 2)} | ${average((run) => share(run.actionsRight, run.actionCards), 3)} | ${average((run) => share(run.actionsNear, run.actionCards), 3)} |`,
    '',
    `Kept as proposals without a card: ${average((run) => run.proposals / run.hours, 1)} an hour.`,
    '',
  ].join('\n');
}
