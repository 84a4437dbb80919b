import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import {
  BrokenCircuitError,
  type BulkheadPolicy,
  BulkheadRejectedError,
  bulkhead,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  handleAll,
} from 'cockatiel';
import { type Capability, capabilityOf } from './capability-of.ts';
import { circuitOpen, handedOn, mailboxBusy, stillThrottled } from './graph.errors.ts';
import { retryAfterMs } from './retry-after.ts';

export interface GateRules {
  /** Calls in a row of one capability that fail before the next are refused at once. */
  failuresToOpen: number;
  /** How long they are refused before one is let through to see. */
  openMs: number;
}

/**
 * Source: Graph's throttling limits, "Outlook service limits": 4 concurrent requests per app and mailbox. Each process
 * counts its own; what several of them send too much is answered with a 429.
 */
const AT_ONCE_PER_MAILBOX = 4;
/** Waiting for a mailbox; more than this is better given back to the queue. */
const MOST_WAITING = 40;

/**
 * Stands before the retries, so that it judges a call as a whole: what fails five times in a row after its retries is
 * out of order, and is spared the sixth. It never repeats anything itself. A wait that Graph asked for, and that was
 * too long for the call it was said to, holds for the calls after it.
 */
export function createGraphGate({ failuresToOpen, openMs }: GateRules): Middleware {
  const breakers = new Map<Capability, CircuitBreakerPolicy>();
  const mailboxes = new Map<string, BulkheadPolicy>();
  const pauses = new Map<string, number>();
  let next: Middleware | undefined;

  function breakerOf(capability: Capability): CircuitBreakerPolicy {
    const isFailure = (status: unknown): boolean => typeof status === 'number' && status >= 500;
    const breaker =
      breakers.get(capability) ??
      circuitBreaker(handleAll.orWhenResult(isFailure), {
        halfOpenAfter: openMs,
        breaker: new ConsecutiveBreaker(failuresToOpen),
      });
    breakers.set(capability, breaker);
    return breaker;
  }

  async function inMailbox<Value>(mailbox: string, call: () => Promise<Value>): Promise<Value> {
    const limit = mailboxes.get(mailbox) ?? bulkhead(AT_ONCE_PER_MAILBOX, MOST_WAITING);
    mailboxes.set(mailbox, limit);
    try {
      return await limit.execute(call);
    } finally {
      const isIdle = limit.executionSlots === AT_ONCE_PER_MAILBOX && limit.queueSlots === MOST_WAITING;
      if (isIdle) mailboxes.delete(mailbox);
    }
  }

  function checkPause(key: string): void {
    const leftMs = (pauses.get(key) ?? 0) - Date.now();
    if (leftMs > 0) throw stillThrottled(leftMs);
    pauses.delete(key);
  }

  async function perform(context: Context, key: string): Promise<number> {
    await next?.execute(context);
    const { status = 0, headers } = context.response ?? {};
    const waitMs = status === 429 || status === 503 ? (retryAfterMs(headers) ?? 0) : 0;
    if (waitMs > 0) pauses.set(key, Date.now() + waitMs);
    return status;
  }

  return {
    setNext(middleware: Middleware) {
      next = middleware;
    },
    async execute(context: Context): Promise<void> {
      const url = typeof context.request === 'string' ? context.request : context.request.url;
      const { capability, mailbox } = capabilityOf(url);
      const key = `${capability} ${mailbox ?? ''}`;
      const call = (): Promise<number> => {
        checkPause(key);
        return breakerOf(capability).execute(() => perform(context, key));
      };
      try {
        await (mailbox === undefined ? call() : inMailbox(mailbox, async () => call()));
      } catch (error) {
        if (error instanceof BrokenCircuitError) throw handedOn(circuitOpen(openMs));
        if (error instanceof BulkheadRejectedError) throw handedOn(mailboxBusy());
        throw handedOn(error);
      }
    },
  };
}
