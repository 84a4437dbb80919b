import { AppError } from '../shared/app-error.ts';

export function contended(): AppError {
  return new AppError({
    code: 'AUDIT.CONTENDED',
    fate: 'retry',
    message: 'The audit log is being written by many at once. The events stay in the outbox and are tried again.',
    retryAfterMs: 250,
  });
}

export function noSuchProof(): AppError {
  return new AppError({
    code: 'AUDIT.NO_SUCH_PROOF',
    fate: 'tell-person',
    message: 'The audit log has not had that many events. Ask for sizes and sequences up to the size of its head.',
  });
}

export function unreadable(cause: unknown): AppError {
  return new AppError({
    code: 'AUDIT.UNREADABLE',
    fate: 'retry',
    message: 'A document of the audit log is not as it was written. Run "kollegan audit verify" to see which.',
    cause,
  });
}

export function badCursor(): AppError {
  return new AppError({
    code: 'AUDIT.BAD_CURSOR',
    fate: 'tell-person',
    message: 'This is no place in the list of events. Begin with the first page.',
  });
}
