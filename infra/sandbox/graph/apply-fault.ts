import { type Answer, type Failure, fail, staleEtag } from './answer.ts';
import type { Fault } from './faults.ts';

/** What happens to one request: an answer, or its connection is cut. */
export type Outcome = Answer | 'reset';

function retryAfter(seconds: number | undefined): { headers?: Record<string, string> } {
  return seconds === undefined ? {} : { headers: { 'retry-after': String(seconds) } };
}

function forbidden({ code, innerCode, message }: Fault): Failure {
  const refused = fail(403, code, message);
  return innerCode === undefined ? refused : { ...refused, error: { ...refused.error, innerCode } };
}

/**
 * Lets a fault have its way with a request.
 * @param perform - performs the request, once at most
 */
export async function applyFault(
  fault: Fault | undefined,
  perform: () => Answer,
  sleep: (ms: number) => Promise<void>,
): Promise<Outcome> {
  switch (fault?.kind) {
    case undefined:
      return perform();
    case 'throttle': {
      const throttled = fail(429, 'TooManyRequests', 'Too many requests.');
      return { ...throttled, ...retryAfter(fault.retryAfterSeconds ?? 1) };
    }
    case 'unavailable-after-write':
      perform();
      return { ...fail(fault.status, 'UnknownError', ''), ...retryAfter(fault.retryAfterSeconds) };
    case 'unavailable-before':
      return { ...fail(fault.status, 'ServiceUnavailable', ''), ...retryAfter(fault.retryAfterSeconds) };
    case 'reset-before':
      return 'reset';
    case 'reset-after-write':
      perform();
      return 'reset';
    case 'slow': {
      const answer = perform();
      await sleep(fault.ms);
      return answer;
    }
    case 'precondition':
      return staleEtag();
    case 'forbidden':
      return forbidden(fault);
  }
}
