import { AppError } from '../shared/app-error.ts';

export function requestUnreadable(cause: unknown): AppError {
  return new AppError({
    code: 'SUBJECT_REQUEST.UNREADABLE',
    fate: 'dead-letter',
    message: 'A stored request about personal data does not fit its schema. Check which version wrote it.',
    cause,
  });
}

export function requestContended(): AppError {
  return new AppError({
    code: 'SUBJECT_REQUEST.CONTENDED',
    fate: 'retry',
    message: 'The request is being written by others. Try again in a moment.',
    retryAfterMs: 250,
  });
}
