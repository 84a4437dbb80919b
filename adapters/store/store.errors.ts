import { AppError } from '../../core/shared/app-error.ts';

/**
 * The store cannot answer now (locked, full, closed, unreachable). Nothing of the call was written, unless the answer
 * was lost on its way back over a network.
 */
export function storeUnavailable(reason: string, cause?: unknown, retryAfterMs?: number): AppError {
  return new AppError({
    code: 'STORE.UNAVAILABLE',
    fate: 'retry',
    message: `The document store cannot answer now (${reason}). Try again in a moment.`,
    cause,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}

/** A continuation that this store did not give out for this very query. */
export function badContinuation(): AppError {
  return new AppError({
    code: 'STORE.BAD_CONTINUATION',
    fate: 'tell-person',
    message: 'The list cannot be continued from here. Start again from its first page.',
  });
}

/** A fault of the caller's code: an index field with a name or a value that no store can filter on. */
export function badField(): AppError {
  return new AppError({
    code: 'STORE.BAD_FIELD',
    fate: 'dead-letter',
    message:
      'An index field needs a name of 1 to 41 letters and digits that starts with a small letter, and a text, a finite number or a yes/no as its value.',
  });
}

/** A fault of the caller's code: a limit outside 1..1000. */
export function badLimit(): AppError {
  return new AppError({
    code: 'STORE.BAD_LIMIT',
    fate: 'dead-letter',
    message: 'Ask the document store for 1 to 1000 documents at a time.',
  });
}

/** A fault of the caller's code: an instant that is not ISO 8601. */
export function badInstant(): AppError {
  return new AppError({
    code: 'STORE.BAD_INSTANT',
    fate: 'dead-letter',
    message: 'The document store needs instants as ISO 8601, such as 2026-11-20T09:00:00.000Z.',
  });
}
