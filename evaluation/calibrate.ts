import type { Calibration } from '../core/understanding/learned/learned-weights.ts';
import { measureCards } from './card-measures.ts';
import type { ScoredMeeting } from './scored-meeting.ts';

/** Asked of the cards in cross-validation: above the .5 that is promised, so that other meetings keep the promise. */
const CARD_PRECISION = 0.6;
const CARDS_PER_HOUR = 4;
/** Fewer cards than this prove no precision. */
const ENOUGH_CARDS = 30;
const STEPS = 96;

/**
 * Fits a calibration, and its two thresholds, on scores by models that had not seen the meetings. A turn is marked from
 * half the best F1 on: with calibrated likelihoods that is where F1 is best (Lipton et al. 2014, "Optimal Thresholding
 * of Classifiers to Maximize F1 Measure"), and it hangs far less on a few turns than the best threshold found.
 */
export function calibrate(meetings: readonly ScoredMeeting[]): Calibration {
  const scores = meetings.flatMap(({ scores: own }) => [...own]);
  const labels = meetings.flatMap(({ scores: own, gold }) => [...own].map((_, turn) => gold.has(turn)));
  const { slope, offset } = fitSigmoid(scores, labels);
  const confidence = (score: number): number => sigmoid(slope * score + offset);
  const mark = round(bestF1(scores, labels) / 2);
  return { slope, offset, mark, show: showThreshold(meetings, confidence, mark) };
}

export function confidenceBy({ slope, offset }: Calibration): (score: number) => number {
  return (score) => sigmoid(slope * score + offset);
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** Platt's sigmoid by Newton's method, with his softened targets: without them data that part cleanly have no answer. */
function fitSigmoid(scores: readonly number[], labels: readonly boolean[]): { slope: number; offset: number } {
  const positives = labels.filter(Boolean).length;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (labels.length - positives + 2);
  let slope = 1;
  let offset = 0;
  for (let turn = 0; turn < 20; turn += 1) {
    let [slopeGradient, offsetGradient, slopeSlope, slopeOffset, offsetOffset] = [1e-6, 0, 1e-3, 0, 1e-3];
    scores.forEach((score, index) => {
      const chance = sigmoid(slope * score + offset);
      const error = chance - (labels[index] ? high : low);
      const bend = chance * (1 - chance);
      slopeGradient += error * score;
      offsetGradient += error;
      slopeSlope += bend * score * score;
      slopeOffset += bend * score;
      offsetOffset += bend;
    });
    const determinant = slopeSlope * offsetOffset - slopeOffset * slopeOffset;
    slope -= (offsetOffset * slopeGradient - slopeOffset * offsetGradient) / determinant;
    offset -= (slopeSlope * offsetGradient - slopeOffset * slopeGradient) / determinant;
  }
  return { slope, offset };
}

/** The best F1 that a threshold on these scores gives. */
function bestF1(scores: readonly number[], labels: readonly boolean[]): number {
  const order = scores.map((_, index) => index).sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0));
  const positives = labels.filter(Boolean).length;
  let right = 0;
  let best = 0;
  order.forEach((index, rank) => {
    right += Number(labels[index]);
    best = Math.max(best, (2 * right) / (rank + 1 + positives));
  });
  return best;
}

/** The lowest confidence from which on the cards are right often enough and few enough; null when there is none. */
function showThreshold(
  meetings: readonly ScoredMeeting[],
  confidence: (score: number) => number,
  mark: number,
): number | null {
  for (let step = 0; step < STEPS; step += 1) {
    const show = round(mark + ((1 - mark) * step) / STEPS);
    const limits = { show, mark, interrupts: true };
    const { cards, perHour, exactPrecision } = measureCards(
      meetings,
      (_, score) => confidence(score),
      () => limits,
    );
    if (cards < ENOUGH_CARDS) return null;
    if (exactPrecision >= CARD_PRECISION && perHour <= CARDS_PER_HOUR) return show;
  }
  return null;
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
