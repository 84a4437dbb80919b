import { tooFewSeries } from './evaluation.errors.ts';
import { type FeatureTable, rowsWhere } from './feature-table.ts';
import { rawScore, trainModel } from './logistic-regression.ts';
import { quantise, restore } from './quantise.ts';
import { type Kind, type LabelledMeeting, seriesOf } from './read-corpus.ts';
import { seededRandom, shuffle } from './seeded-random.ts';

/** Raw scores of every row by a model that saw no meeting of its series. */
export interface UnseenScores {
  /** Fold of each meeting. */
  folds: number[];
  /** One a row of the table. */
  scores: Float32Array;
}

/**
 * Cross-validation over series: the meetings of one series share people and project, so they stay in one fold.
 * The models are scored as they would ship, with few weights of 8 bits.
 * @throws AppError EVALUATION.TOO_FEW_SERIES
 */
export function crossValidate(
  meetings: readonly LabelledMeeting[],
  table: FeatureTable,
  kind: Kind,
  { folds: count, seed }: { folds: number; seed: number },
): UnseenScores {
  const folds = foldsOf(meetings, count, seed);
  const scores = new Float32Array(table.turns * 2);
  for (let fold = 0; fold < count; fold += 1) {
    const trained = trainModel(
      table,
      kind,
      rowsWhere(table, (meeting) => folds[meeting] !== fold),
      seed,
    );
    const shipped = restore(quantise(trained, table));
    for (const row of rowsWhere(table, (meeting) => folds[meeting] === fold))
      scores[row] = rawScore(table, shipped, row);
  }
  return { folds, scores };
}

function foldsOf(meetings: readonly LabelledMeeting[], count: number, seed: number): number[] {
  const series = [...new Set(meetings.map(seriesOf))].sort();
  if (series.length < count) throw tooFewSeries(series.length, count);
  const order = shuffle(series, seededRandom(seed));
  const foldOf = new Map(order.map((name, index) => [name, index % count]));
  return meetings.map((meeting) => foldOf.get(seriesOf(meeting)) ?? 0);
}
