import restify, { type Next, type Request, type RequestHandler, type Response, type Server } from 'restify';
import type { Logger } from '../../core/shared/logger.port.ts';
import { InboundActivity } from '../teams/activity.ts';
import { createMetricsRoutes, type MetricsAccess, type MetricsOptions } from './metrics-routes.ts';
import { readJson } from './read-json.ts';
import { refuse } from './refuse.ts';
import type { Routes } from './routes.ts';
import { DATA_HEADERS, setHeaders } from './security-headers.ts';

export interface ServerOptions {
  /** Verifies an inbound request, runs its turn and answers it. */
  processTurn: (request: Request, response: Response) => Promise<void>;
  /** @returns what is not ready, by name; empty: ready */
  notReady: () => Promise<string[]>;
  metrics: MetricsOptions['metrics'];
  /** Who may read the metrics. */
  metricsAccess: MetricsAccess;
  logger: Logger;
  /** More addresses, such as the API and the pages of the tabs. */
  routes?: readonly Routes[];
}

/** Bot Framework activities are at most 256 KB. */
const MAX_BODY_BYTES = 512 * 1024;

/** The HTTP face of the bot. A wrong request gets a 4xx that says what was wrong, never a 5xx. */
export function createServer(options: ServerOptions): Server {
  const { processTurn, notReady, metrics, metricsAccess, logger, routes = [] } = options;
  const server = restify.createServer({ name: 'Kollegan' });
  server.on('error', ({ code }: NodeJS.ErrnoException) => {
    logger.error('the server had an error', { code });
  });
  server.on('restifyError', (_request: Request, response: Response, error: unknown, next: () => void) => {
    onError(response, error, logger);
    next();
  });

  // Also for what nobody answers; the tabs' pages put theirs in their place.
  server.pre((_request: Request, response: Response, next: Next) => {
    setHeaders(response, DATA_HEADERS);
    next();
  });
  server.get('/', async (_request, response) => {
    const endpoints = ['/api/messages', '/healthz', '/readyz', ...(metricsAccess === 'nobody' ? [] : ['/metrics'])];
    response.send(200, { name: 'Kollegan', endpoints });
  });
  server.get('/healthz', async (_request, response) => {
    response.send(200, { status: 'ok' });
  });
  server.get('/readyz', async (_request, response) => {
    const missing = await notReady().catch(() => ['unknown']);
    response.send(missing.length === 0 ? 200 : 503, { status: missing.length === 0 ? 'ready' : 'not-ready', missing });
  });
  server.post(
    '/api/messages',
    refuseUnsigned(logger),
    readJson({ maxBytes: MAX_BODY_BYTES, logger }),
    refuseMalformed(logger),
    processTurn,
  );
  const numbers = createMetricsRoutes({ metrics, access: metricsAccess, logger });
  for (const each of [numbers, ...routes]) each.register(server);
  return server;
}

/** restify tells the caller what an unexpected error says, which may be what people wrote. */
function onError(response: Response, error: unknown, logger: Logger): void {
  const { name, statusCode = 500 }: { name?: string; statusCode?: number } = error instanceof Error ? error : {};
  if (statusCode < 500) {
    logger.debug('request refused', { kind: name });
    return;
  }
  if (!response.headersSent) {
    refuse(response, logger, { status: 500, code: 'HTTP.FAILED', detail: 'The request could not be answered.' });
  }
}

/** Nobody without a token gets a body read. */
function refuseUnsigned(logger: Logger): RequestHandler {
  return (request: Request, response: Response, next: Next) => {
    if (request.header('authorization')) {
      next();
      return;
    }
    const detail = 'This address only answers Microsoft Teams.';
    refuse(response, logger, { status: 401, code: 'HTTP.UNSIGNED', detail });
    next(false);
  };
}

function refuseMalformed(logger: Logger): RequestHandler {
  return (request: Request, response: Response, next: Next) => {
    const activity = InboundActivity.safeParse(request.body);
    if (activity.success) {
      next();
      return;
    }
    const fields = [...new Set(activity.error.issues.map(({ path }) => path.join('.') || 'body'))].slice(0, 10);
    const detail = `Not a Bot Framework activity; wrong or missing: ${fields.join(', ')}`;
    refuse(response, logger, { status: 400, code: 'HTTP.BAD_ACTIVITY', detail });
    next(false);
  };
}
