import { AppError } from '../shared/app-error.ts';

/** The card or the job names a meeting that this conversation of this tenant does not have. */
export function meetingNotFound(): AppError {
  return new AppError({
    code: 'MEETING.NOT_FOUND',
    fate: 'tell-person',
    message: 'There is no such meeting in this chat. Write /kollegan join to start one.',
  });
}

/** So many writers at once that none of our tries got through. */
export function meetingContended(): AppError {
  return new AppError({
    code: 'MEETING.CONTENDED',
    fate: 'retry',
    message: 'Too many changes at the same time. Try again in a moment.',
    retryAfterMs: 250,
  });
}

/** The stored document is not what this version writes. */
export function meetingUnreadable(cause: unknown): AppError {
  return new AppError({
    code: 'MEETING.UNREADABLE',
    fate: 'dead-letter',
    message: 'A stored meeting has a shape that this version does not know. Check which version wrote it.',
    cause,
  });
}
