import type { CardMeasure } from './card-measures.ts';
import { cueTurns } from './cue-baseline.ts';
import { evaluateKind, type KindResult, TOLERANCES } from './evaluate-kind.ts';
import { evaluateOwners } from './evaluate-owners.ts';
import { buildFeatureTable } from './feature-table.ts';
import { interruptionReport } from './interruption-report.ts';
import { emptyTally, type Measure, mean, measure, spread, tallyTurns } from './measures.ts';
import { goldTurns, type Kind, type LabelledMeeting } from './read-corpus.ts';

export interface ReportOptions {
  folds: number;
  /** Each seed deals the series into other folds. */
  seeds: readonly number[];
}

const KINDS: readonly Kind[] = ['action', 'decision'];
const HEARD = ['ended', 'live'] as const;

/** Cross-validates both heads and the baselines. @returns markdown; figures are means over seeds, with their spread */
export function evaluationReport(meetings: readonly LabelledMeeting[], options: ReportOptions): string {
  const table = buildFeatureTable(meetings);
  const sections = KINDS.map((kind) => {
    const runs = options.seeds.map((seed) => evaluateKind(meetings, table, kind, { folds: options.folds, seed }));
    return [
      `### ${kind === 'action' ? 'Action' : 'Decision'} turns`,
      '',
      ...HEARD.flatMap((heard) =>
        turnTable(
          `model, ${heard}`,
          runs.map((run) => run[heard]),
        ),
      ),
      ...baselineTable(meetings, kind),
      ...HEARD.flatMap((heard) =>
        cardTable(
          heard,
          runs.map((run) => run[heard]),
        ),
      ),
    ].join('\n');
  });
  const { items, guessed, right, speakerRight } = evaluateOwners(meetings);
  const owners =
    `### Owner of an action item\n\n${items} items with a known owner: guessed ${guessed}, right ${right} ` +
    `(${figure(right / Math.max(1, guessed))} of the guesses). The speaker is an owner of ${speakerRight}.`;
  return [...sections, owners, '', interruptionReport(meetings, table, options)].join('\n');
}

function turnTable(name: string, results: readonly KindResult[]): string[] {
  const rows = TOLERANCES.map((tolerance) => {
    const runs = results.flatMap(({ turns }) => turns.get(tolerance) ?? []);
    return measureRow(`${name}, ${nearness(tolerance)}`, runs);
  });
  const folds = results.flatMap(({ foldF1 }) => foldF1);
  const note = `Exact F1 by fold: ${figure(mean(folds))} ± ${figure(spread(folds))} (${folds.length} folds).`;
  return ['| | P | R | F1 | turns |', '|---|---|---|---|---|', ...rows, '', note, ''];
}

function measureRow(name: string, runs: readonly Measure[]): string {
  const f1 = runs.map((run) => run.f1);
  const cells = [
    figure(mean(runs.map(({ precision }) => precision))),
    figure(mean(runs.map(({ recall }) => recall))),
    runs.length > 1 ? `${figure(mean(f1))} ± ${figure(spread(f1))}` : figure(mean(f1)),
    Math.round(mean(runs.map(({ predicted }) => predicted))),
  ];
  return `| ${name} | ${cells.join(' | ')} |`;
}

function baselineTable(meetings: readonly LabelledMeeting[], kind: Kind): string[] {
  const cues = emptyTally();
  const every = emptyTally();
  for (const meeting of meetings) {
    const gold = goldTurns(meeting, kind);
    tallyTurns(cues, cueTurns(meeting.turns, kind), gold, 0);
    tallyTurns(
      every,
      meeting.turns.map((_, turn) => turn),
      gold,
      0,
    );
  }
  const rows = [measureRow('cue words, exact', [measure(cues)]), measureRow('every turn, exact', [measure(every)])];
  return ['| baseline | P | R | F1 | turns |', '|---|---|---|---|---|', ...rows, ''];
}

function cardTable(heard: string, results: readonly KindResult[]): string[] {
  const confidences = [...(results[0]?.cardsFrom.keys() ?? [])];
  return [
    `| cards, ${heard} | an hour | precision, exact | precision, ±3 turns | items found, ±3 turns | cards |`,
    '|---|---|---|---|---|---|',
    cardRow(
      'default threshold',
      results.map((result) => result.cards),
    ),
    ...confidences.map((confidence) =>
      cardRow(
        `from ${figure(confidence)}`,
        results.flatMap(({ cardsFrom }) => cardsFrom.get(confidence) ?? []),
      ),
    ),
    '',
  ];
}

function cardRow(name: string, runs: readonly CardMeasure[]): string {
  const averageOf = (of: (run: CardMeasure) => number): number => mean(runs.map(of));
  const cells = [
    averageOf(({ perHour }) => perHour).toFixed(2),
    figure(averageOf(({ exactPrecision }) => exactPrecision)),
    figure(averageOf(({ nearPrecision }) => nearPrecision)),
    figure(averageOf(({ itemRecall }) => itemRecall)),
    Math.round(averageOf(({ cards }) => cards)),
  ];
  return `| ${name} | ${cells.join(' | ')} |`;
}

function nearness(tolerance: number): string {
  return tolerance === 0 ? 'exact' : `±${tolerance} turns`;
}

function figure(value: number): string {
  return value.toFixed(3).replace(/^0/, '');
}
