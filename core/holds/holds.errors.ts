import { AppError } from '../shared/app-error.ts';

/** The stored hold is not what this version writes. Nothing may be removed while it cannot be read. */
export function holdUnreadable(cause: unknown): AppError {
  return new AppError({
    code: 'HOLD.UNREADABLE',
    fate: 'dead-letter',
    message: 'A stored hold does not fit its schema. Nothing is removed until it does; check which version wrote it.',
    cause,
  });
}

/** Others kept writing the hold at the same time. */
export function holdContended(): AppError {
  return new AppError({
    code: 'HOLD.CONTENDED',
    fate: 'retry',
    message: 'Others change this hold at the moment. Try again.',
    retryAfterMs: 250,
  });
}
