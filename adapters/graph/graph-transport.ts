import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { requestSpan } from '../telemetry/spans.ts';
import type { RequestBudget } from './request-budget.ts';

export const GRAPH_ADDRESS = 'https://graph.microsoft.com';

export interface TransportOptions {
  fetch: typeof globalThis.fetch;
  budget: RequestBudget;
  /** One try, until the whole answer is read. */
  attemptTimeoutMs: number;
  /** In place of Graph's address and of those that it hands out for files; undefined: Graph itself. */
  baseUrl: string | undefined;
}

/**
 * A file's content may lie elsewhere; fetch leaves the token behind on the way to another host. Graph's JSON resources
 * do not redirect, and following one could repeat a POST.
 */
function isContent(url: string, { method = 'GET' }: RequestInit): boolean {
  return method === 'GET' && /\/(content|metadataContent)$/.test(new URL(url).pathname);
}

/**
 * The last link of the chain: sends the request. A local stand-in is reached here and not by the SDK's `baseUrl`,
 * because the SDK gives no token to an address that is not Graph's; so everything before this link runs as in
 * production.
 */
export function createGraphTransport({ fetch, budget, attemptTimeoutMs, baseUrl }: TransportOptions): Middleware {
  return {
    async execute(context: Context): Promise<void> {
      // The answer of the try before is not read any more; letting go of it frees its connection.
      await context.response?.body?.cancel().catch(() => undefined);
      const options = context.options ?? {};
      const url = typeof context.request === 'string' ? context.request : context.request.url;
      const target = baseUrl === undefined ? url : url.replace(/^https:\/\/[^/]+/, baseUrl);
      const timeoutMs = Math.ceil(Math.min(attemptTimeoutMs, budget.remainingMs(options)));
      const method = options.method ?? 'GET';
      context.response = await requestSpan(`graph ${method}`, { resource: resourceOf(url) }, async (note) => {
        const response = await fetch(target, {
          ...options,
          redirect: isContent(url, options) ? 'follow' : 'error',
          signal: AbortSignal.timeout(timeoutMs),
        });
        note({ status: response.status });
        return response;
      });
    },
  };
}

/** The kind of resource, such as `planner`: the rest of the path holds ids and addresses. */
function resourceOf(url: string): string {
  return /^[a-z]+:\/\/[^/]+\/v1\.0\/([a-zA-Z]+)/.exec(url)?.[1] ?? 'unknown';
}
