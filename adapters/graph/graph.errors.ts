import { GraphClientError, GraphError } from '@microsoft/microsoft-graph-client';
import { AppError, type Fate } from '../../core/shared/app-error.ts';
import { retryAfterMs } from './retry-after.ts';

const DEFAULT_THROTTLE_MS = 10_000;

interface Kind {
  code: string;
  fate: Fate;
  advice: string;
}

const NO_TOKEN = {
  code: 'GRAPH.NO_TOKEN',
  fate: 'retry',
  advice: 'No access token for Microsoft Graph. Check the app registration and its secret or certificate.',
} as const satisfies Kind;
const UNAUTHORIZED = {
  code: 'GRAPH.UNAUTHORIZED',
  fate: 'retry',
  advice: 'Microsoft Graph did not accept the access token. Check the app registration if this goes on.',
} as const satisfies Kind;
const LIMIT_REACHED = {
  code: 'PLANNER.LIMIT_REACHED',
  fate: 'dead-letter',
  advice: 'A limit of Planner is reached. Finish or move tasks in the plan, then send this one again.',
} as const satisfies Kind;
const FORBIDDEN = {
  code: 'GRAPH.FORBIDDEN',
  fate: 'dead-letter',
  advice: 'Microsoft Graph does not allow this. Check the app permissions, and that the plan or mailbox exists.',
} as const satisfies Kind;
const NOT_FOUND = {
  code: 'GRAPH.NOT_FOUND',
  fate: 'dead-letter',
  advice: 'The item or person does not exist in Microsoft 365 (any more).',
} as const satisfies Kind;
const CONFLICT = {
  code: 'GRAPH.CONFLICT',
  fate: 'retry',
  advice: 'Someone else changed the item at the same time. The next try reads it again.',
} as const satisfies Kind;
const THROTTLED = {
  code: 'GRAPH.THROTTLED',
  fate: 'retry',
  advice: 'Microsoft Graph asks to wait. Nothing was written.',
} as const satisfies Kind;
const REFUSED = {
  code: 'GRAPH.REFUSED',
  fate: 'dead-letter',
  advice: 'Microsoft Graph refused the request as wrong. A repeat will not help.',
} as const satisfies Kind;
const UNAVAILABLE = {
  code: 'GRAPH.UNAVAILABLE',
  fate: 'retry',
  advice: 'Microsoft Graph did not answer. It is not known whether the request was performed.',
} as const satisfies Kind;
const UNREADABLE = {
  code: 'GRAPH.UNREADABLE',
  fate: 'retry',
  advice: 'Microsoft Graph answered with something that does not look like its own documentation.',
} as const satisfies Kind;

/** Anything that is not a clear refusal may have been performed: no answer, half an answer, a 5xx. */
function kindOf(status: number, graphCode: string): Kind {
  if (status === 429) return THROTTLED;
  if (status === 401) return UNAUTHORIZED;
  // Source: Planner's "Common error conditions": every limit is a 403 whose code begins so.
  if (status === 403 && graphCode.startsWith('Maximum')) return LIMIT_REACHED;
  if (status === 403) return FORBIDDEN;
  if (status === 404 || status === 410) return NOT_FOUND;
  if (status === 409 || status === 412) return CONFLICT;
  if (status >= 400 && status < 500 && status !== 408) return REFUSED;
  return UNAVAILABLE;
}

/** Only what cannot hold a person's data: a number, a code word and an id; never Graph's message or body. */
function traceOf(error: GraphError, graphCode: string): string {
  const requestId = /^[0-9a-f-]{36}$/i.test(error.requestId ?? '') ? error.requestId : 'unknown';
  const status = error.statusCode > 0 ? String(error.statusCode) : 'none';
  return `(status ${status}, code ${graphCode || 'none'}, request-id ${requestId})`;
}

/** @returns the coded error of anything that a Graph call threw. The cause is left out, since it carries the body. */
export function graphError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof GraphClientError) {
    const { customError } = error;
    return customError instanceof AppError ? customError : plainError(NO_TOKEN);
  }
  if (!(error instanceof GraphError)) return plainError(UNAVAILABLE);

  const graphCode = /^[A-Za-z0-9_.]{1,60}$/.test(error.code ?? '') ? (error.code ?? '') : '';
  const kind = kindOf(error.statusCode, graphCode);
  const wait = retryAfterMs(error.headers) ?? (kind === THROTTLED ? DEFAULT_THROTTLE_MS : undefined);
  return new AppError({
    code: kind.code,
    fate: kind.fate,
    message: `${kind.advice} ${traceOf(error, graphCode)}`,
    ...(wait !== undefined && kind.fate === 'retry' && { retryAfterMs: wait }),
  });
}

function plainError({ code, fate, advice }: Kind): AppError {
  return new AppError({ code, fate, message: advice });
}

export const unreadableAnswer = (): AppError => plainError(UNREADABLE);
export const itemNotFound = (): AppError => plainError(NOT_FOUND);

/** Someone else changed the item: read it again and re-apply. */
export function isConflict(error: unknown): boolean {
  return error instanceof AppError && error.code === CONFLICT.code;
}

/** The request may have been performed although it failed. */
export function isAmbiguous(error: unknown): boolean {
  return error instanceof AppError && (error.code === UNAVAILABLE.code || error.code === UNREADABLE.code);
}

function ambiguous(code: string, message: string, error: unknown): AppError {
  const { retryAfterMs: wait } = graphError(error);
  return new AppError({ code, fate: 'retry', message, ...(wait !== undefined && { retryAfterMs: wait }) });
}

export function ambiguousCreate(error: unknown): AppError {
  const message = 'Planner may have made the task although the call failed. Look for it before making it again.';
  return ambiguous('PLANNER.AMBIGUOUS', message, error);
}

export function ambiguousSend(error: unknown): AppError {
  const message = 'The mail may have been sent although the call failed. A repeat sends it at most once more.';
  return ambiguous('GRAPH.AMBIGUOUS_SEND', message, error);
}

export function planTooLarge(): AppError {
  const message = 'The Planner plan has more tasks than can be searched. Give Kollegan a plan of its own.';
  return new AppError({ code: 'PLANNER.PLAN_TOO_LARGE', fate: 'dead-letter', message });
}

export function badBaseUrl(): AppError {
  const message = 'The address of the local Graph must be on this machine. Remove the setting to use Microsoft Graph.';
  return new AppError({ code: 'GRAPH.BAD_BASE_URL', fate: 'tell-person', message });
}
