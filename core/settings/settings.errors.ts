import { AppError } from '../shared/app-error.ts';

/** What the tenant stored is not what this version reads. */
export function settingsUnreadable(cause: unknown): AppError {
  return new AppError({
    code: 'SETTINGS.UNREADABLE',
    fate: 'dead-letter',
    message: 'The stored settings of a tenant do not fit their schema. Check them, and which version wrote them.',
    cause,
  });
}
