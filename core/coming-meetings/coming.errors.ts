import { AppError } from '../shared/app-error.ts';

/** The stored document is not what this version writes. */
export function comingUnreadable(cause: unknown): AppError {
  return new AppError({
    code: 'COMING.UNREADABLE',
    fate: 'dead-letter',
    message: 'A stored coming meeting has a shape that this version does not know. Check which version wrote it.',
    cause,
  });
}

/** So many writers at once that none of our tries got through. */
export function comingContended(): AppError {
  return new AppError({
    code: 'COMING.CONTENDED',
    fate: 'retry',
    message: 'Too many changes of a coming meeting at the same time. Try again in a moment.',
    retryAfterMs: 250,
  });
}
