import type { Server } from 'restify';
import { ENDPOINTS, type Endpoint, type EndpointName } from '../../core/contracts/api/endpoints.ts';
import { SCHEMAS } from '../../core/contracts/api/schemas.ts';
import type { ApiDeps } from './api-deps.ts';
import { createApiHandlers } from './handlers/index.ts';
import { createLiveEvents, type LiveEvents } from './live-events.ts';
import { createRateLimits } from './rate-limits.ts';
import { type AnyHandler, serveEndpoint } from './serve-endpoint.ts';

/** The HTTP API of the tabs. */
export interface Api {
  register(server: Server): void;
  live: LiveEvents;
  /** Ends the streams, which would else keep the server from closing. */
  stop(): void;
}

export function createApi(deps: ApiDeps): Api {
  const live = createLiveEvents({ board: deps.board, logger: deps.logger });
  const handlers = createApiHandlers(deps, live);
  const limits = createRateLimits(deps.limits);
  return {
    live,
    register(server) {
      for (const [key, endpoint] of Object.entries<Endpoint>(ENDPOINTS)) {
        const name = key as EndpointName;
        const route = endpoint.path.replace(/\{(\w+)\}/g, ':$1');
        // Each handler was checked against its own row of the table.
        const handler = handlers[name] as unknown as AnyHandler;
        const chain = serveEndpoint({ deps, endpoint, schemas: SCHEMAS[name], handler, limits });
        server[METHODS[endpoint.method]](route, ...chain);
      }
    },
    stop: () => live.stop(),
  };
}

const METHODS = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'del' } as const;
