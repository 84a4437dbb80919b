import type { FeatureTable } from './feature-table.ts';
import type { LinearModel } from './logistic-regression.ts';

/** A model as it ships. */
export interface QuantisedModel {
  bias: number;
  step: number;
  weights: Int8Array;
}

/**
 * Weights kept of each head. 8,000 of 262,144 lose nothing in cross-validation when they are those with the largest
 * effect; the 8,000 heaviest lose .015 F1, because a heavy weight of a rare feature seldom speaks.
 */
const KEPT = 8_000;
const HEAVIEST = 127;

/** Keeps the weights with the largest effect over the table (size times root of how much its feature occurs), in 8 bits. */
export function quantise({ weights, bias }: LinearModel, { energy }: FeatureTable): QuantisedModel {
  const effects: { bucket: number; weight: number; effect: number }[] = [];
  weights.forEach((weight, bucket) => {
    if (weight !== 0) effects.push({ bucket, weight, effect: weight ** 2 * (energy[bucket] ?? 0) });
  });
  const kept = effects.sort((one, other) => other.effect - one.effect || one.bucket - other.bucket).slice(0, KEPT);
  const heaviest = kept.reduce((most, { weight }) => Math.max(most, Math.abs(weight)), 0);
  const step = heaviest > 0 ? heaviest / HEAVIEST : 1;
  const small = new Int8Array(weights.length);
  for (const { bucket, weight } of kept) small[bucket] = Math.round(weight / step);
  return { bias, step, weights: small };
}

export function restore({ bias, step, weights }: QuantisedModel): LinearModel {
  return { bias, weights: new Float32Array(weights).map((weight) => weight * step) };
}
