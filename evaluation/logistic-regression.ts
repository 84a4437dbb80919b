import { BUCKETS } from '../core/understanding/learned/turn-features.ts';
import type { FeatureTable } from './feature-table.ts';
import type { Kind } from './read-corpus.ts';
import { seededRandom, shuffle } from './seeded-random.ts';

export interface LinearModel {
  weights: Float32Array;
  bias: number;
}

/** By cross-validation: decisions are many and fuzzy, and want a stiffer model. */
const SETTINGS: Readonly<Record<Kind, { epochs: number; decay: number }>> = {
  action: { epochs: 6, decay: 1e-3 },
  decision: { epochs: 3, decay: 5e-3 },
};
const RATE = 0.15;
/** AdaGrad's start: keeps the first steps finite. */
const FIRST_SQUARE = 1e-3;
/** Nine of ten turns are soon this clear; a step for them moves nothing. */
const CLEAR = 1e-4;
/** About the log-odds of a positive turn, to start near the truth. */
const FIRST_BIAS = -4;

/**
 * Logistic regression by AdaGrad over shuffled rows, with L2 decay on the features a step touches. Positive rows are
 * not weighted up: that was tried and ranks worse. Deterministic in its arguments.
 */
export function trainModel(table: FeatureTable, kind: Kind, rows: Int32Array, seed: number): LinearModel {
  const { starts, buckets, values, turns } = table;
  const { epochs, decay } = SETTINGS[kind];
  const labels = table.labels[kind];
  const weights = new Float32Array(BUCKETS);
  const squares = new Float32Array(BUCKETS).fill(FIRST_SQUARE);
  let bias = FIRST_BIAS;
  let biasSquare = FIRST_SQUARE;
  const random = seededRandom(seed);
  const order = Int32Array.from(rows);
  for (let epoch = 0; epoch < epochs; epoch += 1)
    for (const row of shuffle(order, random)) {
      const label = labels[row % turns] ?? 0;
      const error = 1 / (1 + Math.exp(-rawScore(table, { weights, bias }, row))) - label;
      if (Math.abs(error) < CLEAR) continue;
      biasSquare += error * error;
      bias -= (RATE * error) / Math.sqrt(biasSquare);
      const end = starts[row + 1] ?? 0;
      for (let at = starts[row] ?? 0; at < end; at += 1) {
        const bucket = buckets[at] ?? 0;
        const weight = weights[bucket] ?? 0;
        const gradient = error * (values[at] ?? 0) + decay * weight;
        const square = (squares[bucket] ?? 0) + gradient * gradient;
        squares[bucket] = square;
        weights[bucket] = weight - (RATE * gradient) / Math.sqrt(square);
      }
    }
  return { weights, bias };
}

/** The log-odds before calibration. */
export function rawScore(
  { starts, buckets, values }: FeatureTable,
  { weights, bias }: LinearModel,
  row: number,
): number {
  let sum = bias;
  const end = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? 0; at < end; at += 1) sum += (weights[buckets[at] ?? 0] ?? 0) * (values[at] ?? 0);
  return sum;
}
