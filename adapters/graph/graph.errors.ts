import { GraphClientError, GraphError } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
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

const TRANSCRIPTS_DISABLED = {
  code: 'GRAPH.TRANSCRIPTS_DISABLED',
  // It takes minutes until a change of the switch is known everywhere at Microsoft.
  fate: 'retry',
  advice: 'The tenant does not let apps read transcripts. A Teams administrator can allow it in the meeting settings.',
} as const satisfies Kind;
const SPEAKERS_NOT_ALLOWED = {
  code: 'GRAPH.SPEAKERS_NOT_ALLOWED',
  fate: 'retry',
  advice: 'The tenant gives out transcripts without the names of the speakers only. Ask for the other format.',
} as const satisfies Kind;
const NO_ACCESS_POLICY = {
  code: 'GRAPH.NO_ACCESS_POLICY',
  fate: 'retry',
  advice: 'An application access policy is missing. After a Teams administrator grants it, it takes up to 30 minutes.',
} as const satisfies Kind;

/** Sources: Graph's page on transcripts names these; the codes are stable, the sentences with them are not. */
const FORBIDDEN_FOR: Readonly<Record<string, Kind>> = {
  GraphAccessToTranscriptsDisabled: TRANSCRIPTS_DISABLED,
  SpeakerAttributionNotAllowed: SPEAKERS_NOT_ALLOWED,
};

/** Anything that is not a clear refusal may have been performed: no answer, half an answer, a 5xx. */
function kindOf(status: number, graphCode: string): Kind {
  if (status === 429) return THROTTLED;
  if (status === 401) return UNAUTHORIZED;
  // Source: Planner's "Common error conditions": every limit is a 403 whose code begins so.
  if (status === 403 && graphCode.startsWith('Maximum')) return LIMIT_REACHED;
  if (status === 403) return FORBIDDEN_FOR[graphCode] ?? FORBIDDEN;
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

const CODE = /^[A-Za-z0-9_.]{1,60}$/;
const ErrorBody = z.object({ innerError: z.object({ code: z.string() }) });

/** The innermost code that Graph names, which is the one that says most. */
function codeIn(error: GraphError): string {
  const inner = ErrorBody.safeParse(jsonOf(error.body)).data?.innerError.code ?? '';
  return [inner, error.code ?? ''].find((code) => CODE.test(code)) ?? '';
}

function jsonOf(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @returns the coded error of anything that a Graph call threw. The cause is left out, since it carries the body. */
export function graphError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof GraphClientError) {
    const { customError } = error;
    return customError instanceof AppError ? customError : plainError(NO_TOKEN);
  }
  if (!(error instanceof GraphError)) return plainError(UNAVAILABLE);

  const graphCode = codeIn(error);
  // A missing policy has no code of its own, only this sentence.
  const isPolicy = error.statusCode === 403 && /application access policy/i.test(error.message);
  const kind = isPolicy ? NO_ACCESS_POLICY : kindOf(error.statusCode, graphCode);
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

export const noToken = (): AppError => plainError(NO_TOKEN);
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

export function tooManyPages(): AppError {
  const message = 'A list in Microsoft 365 is longer than can be read. Give Kollegan a plan and a group of its own.';
  return new AppError({ code: 'GRAPH.TOO_MANY_PAGES', fate: 'dead-letter', message });
}

export function tooLarge(): AppError {
  const message = 'A file in Microsoft 365 is larger than Kollegan reads. Use a smaller one.';
  return new AppError({ code: 'GRAPH.TOO_LARGE', fate: 'tell-person', message });
}

export function badDecryptionKey(): AppError {
  const message =
    'The private key for encrypted notifications is not a PEM text. Configure the one of the certificate.';
  return new AppError({ code: 'GRAPH.BAD_DECRYPTION_KEY', fate: 'tell-person', message });
}

export function circuitOpen(waitMs: number): AppError {
  const message = 'Microsoft Graph failed several times in a row, so it was not asked. The next try comes later.';
  return new AppError({ code: 'GRAPH.CIRCUIT_OPEN', fate: 'retry', message, retryAfterMs: waitMs });
}

export function stillThrottled(waitMs: number): AppError {
  return new AppError({ ...THROTTLED, message: THROTTLED.advice, retryAfterMs: waitMs });
}

export function mailboxBusy(): AppError {
  const message = 'Too many requests wait for the same mailbox. The next try comes later.';
  return new AppError({ code: 'GRAPH.MAILBOX_BUSY', fate: 'retry', message, retryAfterMs: 5_000 });
}

/** Wraps an error of ours in the one kind that the SDK hands on as it is; any other would look like a failed request. */
export function handedOn(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const wrapped = new GraphClientError(error.code);
  wrapped.customError = error;
  return wrapped;
}

export function badBaseUrl(): AppError {
  const message = 'The address of the local Graph must be on this machine. Remove the setting to use Microsoft Graph.';
  return new AppError({ code: 'GRAPH.BAD_BASE_URL', fate: 'tell-person', message });
}
