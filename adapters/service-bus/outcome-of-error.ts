import type { JobOutcome } from '../../core/outbox/index.ts';
import { AppError, codeOf, fateOf } from '../../core/shared/app-error.ts';

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 300_000;

/** 1, 2, 4 ... seconds, 5 minutes at most: ten tries span about 8 minutes, longer than most outages. */
export function retryDelayMs(attempt: number): number {
  return Math.min(FIRST_DELAY_MS * 2 ** (attempt - 1), LONGEST_DELAY_MS);
}

/**
 * What a handler that throws means. A job has no person to tell, so only a repeat or a person with the dead letters
 * is left. The text of an error that is not ours may hold anything and is not kept.
 * @param attempt which try threw, from 1
 */
export function outcomeOfError(error: unknown, attempt: number): JobOutcome {
  if (fateOf(error) !== 'retry') {
    const reason = error instanceof AppError ? error.message : 'Unexpected error; see the log of the correlation id.';
    return { type: 'dead-letter', code: codeOf(error), reason };
  }
  const wait = error instanceof AppError ? error.retryAfterMs : undefined;
  return { type: 'retry', delayMs: Math.max(wait ?? 0, retryDelayMs(attempt)) };
}
