import { AppError } from '../shared/app-error.ts';

/** The stored request is not what this version writes. */
export function requestUnreadable(cause: unknown): AppError {
  return new AppError({
    code: 'ERASURE.UNREADABLE',
    fate: 'dead-letter',
    message: 'A stored request for erasure does not fit its schema. Check which version wrote it.',
    cause,
  });
}

/** Others kept writing the request at the same time. */
export function requestContended(): AppError {
  return new AppError({
    code: 'ERASURE.CONTENDED',
    fate: 'retry',
    message: 'Others change this request at the moment. Try again.',
    retryAfterMs: 250,
  });
}

/** What was to be gone is there again, such as of somebody who goes on speaking. The run begins anew. */
export function notEmpty(): AppError {
  return new AppError({
    code: 'ERASURE.NOT_EMPTY',
    fate: 'retry',
    message: 'Something was written while it was being removed. It is removed again.',
    retryAfterMs: 1_000,
  });
}

/** Events of before the erasure could not be handed over to the audit log. */
export function eventsWait(): AppError {
  return new AppError({
    code: 'ERASURE.EVENTS_WAIT',
    fate: 'retry',
    message: 'The audit log does not take events at the moment. The erasure goes on by itself when it does.',
    retryAfterMs: 1_000,
  });
}
