import { RetryHandlerOptions } from '@microsoft/microsoft-graph-client';
import type { RequestBudget } from './request-budget.ts';
import { retryAfterMs } from './retry-after.ts';

export interface RetryRules {
  /** The first try included. */
  tries: number;
  /** First wait when the service does not say; later ones are longer. */
  delaySeconds: number;
  budget: RequestBudget;
}

/** The SDK adds up to a second of chance to its waits, and to the second one two more. */
const SDK_EXTRA_MS = 3_000;

/**
 * When the SDK's retry handler may repeat a call. 429 was not performed, so always; 503 and 504 may have been, so never
 * for POST (Planner and mail have no idempotency key: a repeat would make a second task or mail), and for the others
 * because they are reads or carry an etag. The SDK's own default repeats POST as well. A wait that does not fit into
 * what is left of the call's time is not begun: the caller gets the error with the service's delay.
 */
export function createRetryOptions({ tries, delaySeconds, budget }: RetryRules): RetryHandlerOptions {
  return new RetryHandlerOptions(delaySeconds, tries - 1, (_delay, _attempt, _request, options, response) => {
    if (options === undefined) return false;
    if (response.status !== 429 && options.method === 'POST') return false;
    const waitMs = retryAfterMs(response.headers) ?? delaySeconds * 1_000 + SDK_EXTRA_MS;
    return waitMs < budget.remainingMs(options);
  });
}
