/**
 * What the one who catches an error should do about it.
 * - `retry`: the same call may succeed later
 * - `dead-letter`: no repeat will help; keep the message for a person to look at
 * - `tell-person`: the input was wrong; the message says what to do next
 */
export type Fate = 'retry' | 'dead-letter' | 'tell-person';

export interface AppErrorOptions {
  code: string;
  fate: Fate;
  message: string;
  cause?: unknown;
  /** For `retry`: not before this many milliseconds, when the service said so. */
  retryAfterMs?: number;
}

/**
 * The base of every error Kollegan throws. `code` is stable and unique (`STORE.CONFLICT`), so it survives processes
 * and logs; `message` never holds what people said, tokens or names.
 */
export class AppError extends Error {
  readonly code: string;
  readonly fate: Fate;
  readonly retryAfterMs: number | undefined;

  constructor({ code, fate, message, cause, retryAfterMs }: AppErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
    this.fate = fate;
    this.retryAfterMs = retryAfterMs;
  }
}

/** @returns what to do about any thrown value; what we do not know is worth another try. */
export function fateOf(error: unknown): Fate {
  return error instanceof AppError ? error.fate : 'retry';
}

/** @returns the stable code of any thrown value, for logs and audit. */
export function codeOf(error: unknown): string {
  return error instanceof AppError ? error.code : 'UNEXPECTED';
}
