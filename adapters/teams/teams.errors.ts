import { AppError } from '../../core/shared/app-error.ts';

/** @returns the error of a connector call by its HTTP status; `undefined`: no answer at all */
export function connectorError(status: number | undefined, cause: unknown, retryAfterMs?: number): AppError {
  if (status === 403 || status === 404) {
    return new AppError({
      code: 'CHAT.FORBIDDEN',
      fate: 'dead-letter',
      message: 'Teams does not let Kollegan write there: it is not installed in that chat, or it is blocked.',
      cause,
    });
  }
  if (isTransient(status)) {
    return new AppError({
      code: 'CHAT.UNAVAILABLE',
      fate: 'retry',
      message: 'Teams did not take the message. It is tried again.',
      cause,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }
  return new AppError({
    code: 'CHAT.REFUSED',
    fate: 'dead-letter',
    message: `Teams refused the message with status ${status}. The words go out another way.`,
    cause,
  });
}

/** Source: Teams' bot rate limits name 429, 412, 502 and 504; other 5xx and no answer at all are no better. */
export function isTransient(status: number | undefined): boolean {
  return status === undefined || status === 429 || status === 412 || status >= 500;
}

/** The request does not prove that Teams sent it. Why is in the cause and is told to nobody outside. */
export function unauthorized(cause?: unknown): AppError {
  return new AppError({
    code: 'TEAMS.UNAUTHORIZED',
    fate: 'tell-person',
    message: 'This address only answers Microsoft Teams.',
    cause,
  });
}

/** Without the keys that Teams signs with nobody can be let in. */
export function keysUnavailable(cause: unknown): AppError {
  return new AppError({
    code: 'TEAMS.KEYS_UNAVAILABLE',
    fate: 'retry',
    message: 'The keys of Microsoft Teams cannot be read now. Try again in a moment.',
    cause,
  });
}
