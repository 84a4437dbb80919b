import { AuthenticationHandler, Client, RetryHandler, TelemetryHandler } from '@microsoft/microsoft-graph-client';
import { AppError } from '../../core/shared/app-error.ts';
import { badBaseUrl, handedOn, noToken } from './graph.errors.ts';
import { createGraphGate } from './graph-gate.ts';
import { createGraphTransport } from './graph-transport.ts';
import { createRequestBudget } from './request-budget.ts';
import { createRetryOptions } from './retry-options.ts';

export interface GraphClientOptions {
  /** An access token for Graph; called for every request, so it should cache. */
  getToken: () => Promise<string>;
  /** A stand-in on this machine, such as `http://127.0.0.1:4100`. Left out: Microsoft Graph. */
  baseUrl?: string;
  fetch?: typeof globalThis.fetch;
  /** Tries of one call, the first included; 3 by default. */
  tries?: number;
  /** First wait when the service does not say how long; 1 s by default. */
  retryDelaySeconds?: number;
  /** One try; 10 s by default. */
  attemptTimeoutMs?: number;
  /** One call with all its tries and waits; 15 s by default, well under a queue message's lock. */
  totalTimeoutMs?: number;
  /** Failed calls in a row after which a part of Graph is left alone; 5 by default. */
  failuresToOpen?: number;
  /** For how long; 15 s by default. */
  circuitOpenMs?: number;
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

function checkedBaseUrl(baseUrl: string | undefined): string | undefined {
  if (baseUrl === undefined) return undefined;
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url === undefined || !LOOPBACK.has(url.hostname)) throw badBaseUrl();
  return url.origin;
}

/**
 * Microsoft's Graph client with Kollegan's rules for retrying (see createRetryOptions).
 * @throws GRAPH.BAD_BASE_URL when baseUrl is not on this machine: a token must not travel to another address
 */
export function createGraphClient(options: GraphClientOptions): Client {
  const { getToken, fetch = globalThis.fetch, tries = 3, retryDelaySeconds = 1 } = options;
  const { attemptTimeoutMs = 10_000, totalTimeoutMs = 15_000 } = options;
  const { failuresToOpen = 5, circuitOpenMs = 15_000 } = options;
  const baseUrl = checkedBaseUrl(options.baseUrl);
  const budget = createRequestBudget(totalTimeoutMs);

  async function getAccessToken(): Promise<string> {
    try {
      return await getToken();
    } catch (error) {
      throw handedOn(error instanceof AppError ? error : noToken());
    }
  }

  return Client.initWithMiddleware({
    middleware: [
      new AuthenticationHandler({ getAccessToken }),
      createGraphGate({ failuresToOpen, openMs: circuitOpenMs }),
      new RetryHandler(createRetryOptions({ tries, delaySeconds: retryDelaySeconds, budget })),
      new TelemetryHandler(),
      createGraphTransport({ fetch, budget, attemptTimeoutMs, baseUrl }),
    ],
  });
}
