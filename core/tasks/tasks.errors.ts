import { AppError } from '../shared/app-error.ts';

/** Another handler is making the same task at this moment; by the next try it has, or its claim has run out. */
export function taskInProgress(retryAfterMs: number): AppError {
  return new AppError({
    code: 'TASK.IN_PROGRESS',
    fate: 'retry',
    message: 'The Planner task is being made by another handler. It is tried again when that one is done.',
    retryAfterMs,
  });
}
