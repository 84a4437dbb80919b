import { setTimeout as wait } from 'node:timers/promises';
import { connectorError, isTransient } from './teams.errors.ts';

export interface RetryOptions {
  /** Waits before the second, third, … try, in milliseconds. */
  delaysMs: readonly number[];
  /** 0..1, for jitter. */
  random: () => number;
}

/** Short enough that a turn with a failing connector still answers; what remains is the queue's. */
export const TURN_RETRIES: RetryOptions = { delaysMs: [150, 450], random: Math.random };
const MAX_RETRY_AFTER_MS = 1_000;

/** Calls until it works or the tries are used up. Throws `CHAT.*` errors. */
export async function withRetries<Result>(call: () => Promise<Result>, options: RetryOptions): Promise<Result> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const status = statusOf(error);
      const retryAfterMs = retryAfterOf(error);
      const delay = options.delaysMs[attempt];
      const tooLong = timedOut(error) || (retryAfterMs ?? 0) > MAX_RETRY_AFTER_MS;
      if (delay === undefined || !isTransient(status) || tooLong) throw connectorError(status, error, retryAfterMs);
      await wait(Math.max(delay * (0.5 + options.random()), retryAfterMs ?? 0));
    }
  }
}

/** What did not answer in its time has used up the turn's, and may have done what it was asked. */
function timedOut(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'TimeoutError';
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

function retryAfterOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('response' in error)) return undefined;
  const { response } = error as { response?: { headers?: { get?: (name: string) => string | undefined } } };
  const seconds = Number(response?.headers?.get?.('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
}
