import type { Calibration } from '../core/understanding/learned/learned-weights.ts';
import { calibrate, confidenceBy } from './calibrate.ts';
import { type CardMeasure, measureCards } from './card-measures.ts';
import { crossValidate } from './cross-validate.ts';
import type { FeatureTable } from './feature-table.ts';
import { emptyTally, type Measure, measure, tallyTurns } from './measures.ts';
import type { Kind, LabelledMeeting } from './read-corpus.ts';
import { type ScoredMeeting, scoredMeetings } from './scored-meeting.ts';

/** One run of cross-validation, in one way of hearing the meetings. */
export interface KindResult {
  /** Turns marked, by tolerance in turns. */
  turns: Map<number, Measure>;
  /** Exact F1 of each fold. */
  foldF1: number[];
  cards: CardMeasure;
  /** The same at other thresholds, by confidence. */
  cardsFrom: Map<number, CardMeasure>;
}

export const TOLERANCES: readonly number[] = [0, 1, 3, 10];
const CONFIDENCES: readonly number[] = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7];

/**
 * Both ways of hearing share the trained models. The thresholds used in a fold are chosen on the other folds alone, so
 * no figure is of a meeting that had a say in its own threshold.
 */
export function evaluateKind(
  meetings: readonly LabelledMeeting[],
  table: FeatureTable,
  kind: Kind,
  { folds: count, seed }: { folds: number; seed: number },
): { ended: KindResult; live: KindResult } {
  const { folds, scores } = crossValidate(meetings, table, kind, { folds: count, seed });
  const resultOf = (part: Float32Array): KindResult => {
    const scored = scoredMeetings(meetings, kind, part);
    const calibrations = Array.from({ length: count }, (_, fold) =>
      calibrate(scored.filter((_meeting, index) => folds[index] !== fold)),
    );
    return measureAll(scored, folds, calibrations);
  };
  return { ended: resultOf(scores.subarray(0, table.turns)), live: resultOf(scores.subarray(table.turns)) };
}

function measureAll(
  scored: ScoredMeeting[],
  folds: readonly number[],
  calibrations: readonly Calibration[],
): KindResult {
  const calibrationOf = new Map(scored.map((meeting, index) => [meeting, calibrations[folds[index] ?? 0]]));
  const confidence = (meeting: ScoredMeeting, score: number): number => {
    const calibration = calibrationOf.get(meeting);
    return calibration === undefined ? 0 : confidenceBy(calibration)(score);
  };
  const limits = (meeting: ScoredMeeting) => ({
    ...(calibrationOf.get(meeting) ?? { show: null, mark: 1 }),
    interrupts: true,
  });
  const markedIn = (meeting: ScoredMeeting): number[] =>
    [...meeting.scores].flatMap((score, turn) => (confidence(meeting, score) >= limits(meeting).mark ? [turn] : []));
  const marked = scored.map(markedIn);
  const turnsOf = (indexes: readonly number[], tolerance: number): Measure => {
    const tally = emptyTally();
    for (const index of indexes) tallyTurns(tally, marked[index] ?? [], scored[index]?.gold ?? new Set(), tolerance);
    return measure(tally);
  };
  const all = scored.map((_, index) => index);
  return {
    turns: new Map(TOLERANCES.map((tolerance) => [tolerance, turnsOf(all, tolerance)])),
    foldF1: calibrations.map(
      (_, fold) =>
        turnsOf(
          all.filter((index) => folds[index] === fold),
          0,
        ).f1,
    ),
    cards: measureCards(scored, confidence, limits),
    cardsFrom: new Map(
      CONFIDENCES.map((show) => {
        const limitsFrom = (meeting: ScoredMeeting) => ({
          show,
          mark: Math.min(show, limits(meeting).mark),
          interrupts: true,
        });
        return [show, measureCards(scored, confidence, limitsFrom)];
      }),
    ),
  };
}
