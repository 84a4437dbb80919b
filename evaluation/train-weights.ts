import type { LearnedWeights } from '../core/understanding/learned/learned-weights.ts';
import { packWeights } from '../core/understanding/learned/pack-weights.ts';
import { BUCKETS } from '../core/understanding/learned/turn-features.ts';
import { calibrate } from './calibrate.ts';
import { crossValidate } from './cross-validate.ts';
import { buildFeatureTable, type FeatureTable, rowsWhere } from './feature-table.ts';
import { trainModel } from './logistic-regression.ts';
import { quantise } from './quantise.ts';
import type { Kind, LabelledMeeting } from './read-corpus.ts';
import { scoredMeetings } from './scored-meeting.ts';

/** Goes with the weights wherever they go: the licence asks for it. */
const ATTRIBUTION =
  'Trained on the AMI Meeting Corpus, scenario meetings, train split. Copyright AMI Consortium, licensed under CC BY 4.0 ' +
  '(https://creativecommons.org/licenses/by/4.0/), https://groups.inf.ed.ac.uk/ami/corpus/. Changes: these are weights ' +
  'learned from the transcripts and their linked summaries; no transcript is contained.';

export interface TrainingOptions {
  folds: number;
  seed: number;
}

/** The same meetings and options give the same weights, byte for byte. */
export function trainWeights(meetings: readonly LabelledMeeting[], options: TrainingOptions): LearnedWeights {
  const table = buildFeatureTable(meetings);
  return {
    attribution: ATTRIBUTION,
    buckets: BUCKETS,
    action: trainHead(meetings, table, 'action', options),
    decision: trainHead(meetings, table, 'decision', options),
  };
}

function trainHead(
  meetings: readonly LabelledMeeting[],
  table: FeatureTable,
  kind: Kind,
  options: TrainingOptions,
): LearnedWeights['action'] {
  const { scores } = crossValidate(meetings, table, kind, options);
  const all = rowsWhere(table, () => true);
  const { bias, step, weights } = quantise(trainModel(table, kind, all, options.seed), table);
  return {
    bias,
    step,
    packed: packWeights(weights),
    ended: calibrate(scoredMeetings(meetings, kind, scores.subarray(0, table.turns))),
    live: calibrate(scoredMeetings(meetings, kind, scores.subarray(table.turns))),
  };
}
