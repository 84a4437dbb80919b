import { z } from 'zod';
import { AppError } from '../../shared/app-error.ts';
import { unpackWeights } from './pack-weights.ts';
import { BUCKETS } from './turn-features.ts';

/** How sure a raw score is: 1 / (1 + exp(-(slope * score + offset))), fitted on meetings the scorer had not seen. */
const Calibration = z.object({
  slope: z.number(),
  offset: z.number(),
  /** From this confidence on a turn is marked: the best F1. */
  mark: z.number().min(0).max(1),
  /** From this confidence on it may interrupt; null: never. */
  show: z.number().min(0).max(1).nullable(),
});
export type Calibration = z.infer<typeof Calibration>;

const Head = z.object({
  bias: z.number(),
  /** One step of a packed weight. */
  step: z.number().positive(),
  /** `packWeights`, base64 */
  packed: z.string(),
  /** `ended`: the meeting's length is known; `live`: it is still going on. */
  ended: Calibration,
  live: Calibration,
});
export type Head = z.infer<typeof Head>;

export const LearnedWeights = z.object({
  attribution: z.string().min(1),
  buckets: z.literal(BUCKETS),
  action: Head,
  decision: Head,
});
export type LearnedWeights = z.infer<typeof LearnedWeights>;

/** A head ready to score with. */
export interface LoadedHead {
  bias: number;
  step: number;
  weights: Int8Array;
  ended: Calibration;
  live: Calibration;
}

/** @throws AppError UNDERSTANDING.LEARNED_WEIGHTS_UNREADABLE when the committed file is not what training writes */
export function loadWeights(input: unknown): { action: LoadedHead; decision: LoadedHead } {
  const parsed = LearnedWeights.safeParse(input);
  if (!parsed.success) throw unreadable();
  return { action: loadHead(parsed.data.action), decision: loadHead(parsed.data.decision) };
}

function loadHead({ bias, step, packed, ended, live }: Head): LoadedHead {
  const weights = unpackWeights(packed, BUCKETS);
  if (weights === null) throw unreadable();
  return { bias, step, weights, ended, live };
}

function unreadable(): AppError {
  return new AppError({
    code: 'UNDERSTANDING.LEARNED_WEIGHTS_UNREADABLE',
    fate: 'dead-letter',
    message: 'The learned weights do not fit this version of the model. Train them again with npm run train.',
  });
}
