import type { Next, Request, RequestHandler, Response } from 'restify';
import type { z } from 'zod';
import type { Endpoint } from '../../core/contracts/api/endpoints.ts';
import type { FieldProblem } from '../../core/contracts/api/problem.api.ts';
import type { EndpointSchemas } from '../../core/contracts/api/schemas.ts';
import { AppError, codeOf } from '../../core/shared/app-error.ts';
import { readJson } from '../http/read-json.ts';
import { type SomeAnswer, sendAnswer, sendProblem } from './answer.ts';
import type { ApiDeps } from './api-deps.ts';
import type { Caller } from './caller.ts';
import { findMeeting } from './find-meeting.ts';
import type { OwnMeeting, Stream } from './handler.ts';
import { BAD_CURSOR, NOT_FOUND, type Refusal } from './problems.ts';
import type { RateLimits } from './rate-limits.ts';
import { serveStream } from './serve-stream.ts';

/** A handler whose types were checked where it was put into the table. */
export type AnyHandler = (request: {
  caller: Caller | null;
  params: unknown;
  query: unknown;
  body: unknown;
  revision: number | undefined;
  own: OwnMeeting | undefined;
  correlationId: string;
  at: Date;
  cause: { actor: string; at: Date; correlationId: string } | undefined;
}) => Promise<SomeAnswer | { stream: Stream }>;

export interface ServeOptions {
  deps: ApiDeps;
  endpoint: Endpoint;
  schemas: EndpointSchemas;
  handler: AnyHandler;
  limits: RateLimits;
}

/** Larger than any body that fits the schemas. */
const MAX_BODY_BYTES = 64 * 1024;

/** In this order: who, may they, how often, what, which meeting. Nobody without a good token gets a body read. */
export function serveEndpoint(options: ServeOptions): RequestHandler[] {
  const { deps, schemas } = options;
  const { logger } = deps;
  const callers = new WeakMap<Request, Caller | null>();

  const admit: RequestHandler = (request: Request, response: Response, next: Next) => {
    whoCalls(options, request).then(
      (result) => {
        if (result !== null && 'refuse' in result) {
          sendProblem({ response, logger }, result);
          next(false);
          return;
        }
        callers.set(request, result);
        next();
      },
      (error: unknown) => {
        sendProblem({ response, logger }, refusalOf(error));
        next(false);
      },
    );
  };

  const answer = async (request: Request, response: Response): Promise<void> => {
    const caller = callers.get(request) ?? null;
    try {
      const result = await handle(options, request, caller);
      if ('stream' in result) await serveStream({ deps, request, response, caller }, result.stream);
      else sendAnswer({ request, response, logger }, options.endpoint, result);
    } catch (error) {
      if (!(error instanceof AppError)) logger.error('a request to the API failed', { code: codeOf(error) });
      if (!response.headersSent) sendProblem({ response, logger }, refusalOf(error));
      else response.destroy();
    }
  };

  const body = schemas.body === undefined ? [] : [readJson({ maxBytes: MAX_BODY_BYTES, logger })];
  return [admit, ...body, answer];
}

/** @returns the caller, null where none is needed, or why not */
async function whoCalls({ deps, endpoint, limits }: ServeOptions, request: Request): Promise<Caller | null | Refusal> {
  const address = request.socket.remoteAddress ?? '';
  if (endpoint.embeddedOnly && !(deps.localSignIn && isFromHere(request))) return NOT_FOUND;
  if (endpoint.access === 'anyone') {
    const wait = endpoint.method === 'GET' ? null : await limits.stranger(address);
    return wait === null ? null : tooMany(wait);
  }
  const [scheme = '', token = ''] = (request.header('authorization') ?? '').split(' ');
  const caller = scheme.toLowerCase() === 'bearer' && token !== '' ? await deps.authenticate(token) : null;
  if (!caller) {
    const wait = await limits.stranger(address);
    if (wait !== null) return tooMany(wait);
    return { refuse: 'API.UNAUTHENTICATED', detail: 'There is no token, or it is not good.' };
  }
  const wait = await limits.person(caller.tenantId, caller.personId);
  if (wait !== null) return tooMany(wait);
  const { roles } = endpoint.access;
  if (!caller.roles.some((role) => roles.includes(role))) {
    return { refuse: 'API.FORBIDDEN', detail: `This takes one of the roles: ${roles.join(', ')}.` };
  }
  return caller;
}

async function handle(
  { deps, endpoint, schemas, handler }: ServeOptions,
  request: Request,
  caller: Caller | null,
): Promise<SomeAnswer | { stream: Stream }> {
  const problems: FieldProblem[] = [];
  const params = parse(schemas.params, request.params, 'path', problems);
  const query = parse(schemas.query, queryOf(request), 'query', problems);
  const body = parse(schemas.body, request.body, 'body', problems);
  // A path parameter that cannot be an id names nothing.
  if (problems.some(({ field }) => field.startsWith('path'))) return NOT_FOUND;
  if (problems.length > 0) {
    return { refuse: 'API.INVALID', detail: 'Wrong or missing: see `fields`.', fields: problems };
  }

  const needsMatch = endpoint.etag === 'needs-match';
  const match = request.header('if-match');
  if (needsMatch && !match) return { refuse: 'API.NO_MATCH', detail: 'This change needs the ETag that was read.' };

  const isOfMeeting = endpoint.access !== 'anyone' && endpoint.access.scope === 'own-meeting';
  let own: OwnMeeting | null = null;
  if (isOfMeeting && caller) {
    own = await findMeeting(deps, caller, String((params as { meetingId?: unknown }).meetingId));
    if (!own) return NOT_FOUND;
  }
  const correlationId = deps.newId();
  const at = deps.clock.now();
  return handler({
    caller,
    params,
    query,
    body,
    revision: needsMatch ? revisionOf(match) : undefined,
    own: own ?? undefined,
    correlationId,
    at,
    cause: caller ? { actor: caller.personId, at, correlationId } : undefined,
  });
}

function parse(schema: z.ZodType | undefined, input: unknown, part: string, problems: FieldProblem[]): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  for (const { path, code } of result.error.issues.slice(0, 20)) {
    const isMissing = code === 'invalid_type' && valueAt(input, path) === undefined;
    problems.push({ field: [part, ...path].join('.'), code: isMissing ? 'missing' : 'invalid' });
  }
  return undefined;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}

/** restify's own query parser makes objects and lists of names with brackets. */
function queryOf(request: Request): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(request.getQuery()));
}

function revisionOf(match: string | undefined): number {
  const digits = /^"(\d{1,15})"$/.exec(match?.trim() ?? '')?.[1];
  return digits === undefined ? -1 : Number(digits);
}

const HERE = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const HERE_BY_NAME = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** From this machine, and under its own name: a page elsewhere whose name points here is not from here. */
function isFromHere(request: Request): boolean {
  return HERE.has(request.socket.remoteAddress ?? '') && HERE_BY_NAME.test(request.headers.host ?? '');
}

function tooMany(seconds: number): Refusal {
  return { refuse: 'API.TOO_MANY', detail: `Try again in ${seconds} seconds.`, retryAfterSeconds: seconds };
}

const BY_CODE: Readonly<Record<string, Refusal>> = {
  'MEETING.NOT_FOUND': NOT_FOUND,
  'STORE.BAD_CONTINUATION': BAD_CURSOR,
  'AUDIT.BAD_CURSOR': BAD_CURSOR,
};

function refusalOf(error: unknown): Refusal {
  const known = BY_CODE[codeOf(error)];
  if (known) return known;
  if (error instanceof AppError && error.fate === 'retry') {
    const retryAfterSeconds = Math.max(1, Math.ceil((error.retryAfterMs ?? 1_000) / 1000));
    return { refuse: 'API.UNAVAILABLE', detail: 'What it needs does not answer now.', retryAfterSeconds };
  }
  return { refuse: 'API.FAILED', detail: 'The request could not be answered.' };
}
