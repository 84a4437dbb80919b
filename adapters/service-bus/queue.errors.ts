import { isServiceBusError } from '@azure/service-bus';
import { AppError, type Fate } from '../../core/shared/app-error.ts';

interface Kind {
  code: string;
  fate: Fate;
  advice: string;
}

const UNAVAILABLE = {
  code: 'QUEUE.UNAVAILABLE',
  fate: 'retry',
  advice: 'Service Bus cannot be reached now. The message stays where it is and is sent again.',
} as const satisfies Kind;
const UNAUTHORIZED = {
  code: 'QUEUE.UNAUTHORIZED',
  fate: 'retry',
  advice:
    'Service Bus refused the key or the role. Check the roles of the identity or the connection string; messages wait until it is right.',
} as const satisfies Kind;
const NOT_FOUND = {
  code: 'QUEUE.NOT_FOUND',
  fate: 'dead-letter',
  advice: 'The queue does not exist in this namespace. Create it with the settings of the queue table.',
} as const satisfies Kind;
const TOO_LARGE = {
  code: 'QUEUE.TOO_LARGE',
  fate: 'dead-letter',
  advice: 'The message is larger than Service Bus takes. A job carries ids only.',
} as const satisfies Kind;

function kindOf(error: unknown): Kind {
  if (!isServiceBusError(error)) return UNAVAILABLE;
  switch (error.code) {
    case 'MessagingEntityNotFound':
    case 'MessagingEntityDisabled':
      return NOT_FOUND;
    case 'MessageSizeExceeded':
      return TOO_LARGE;
    case 'UnauthorizedAccess':
      return UNAUTHORIZED;
    default:
      return UNAVAILABLE;
  }
}

function appError({ code, fate, advice }: Kind, cause?: unknown): AppError {
  return new AppError({ code, fate, message: advice, cause });
}

/** The SDK throws what each of its tries threw; the last one decides. */
function lastOf(error: unknown): unknown {
  return error instanceof AggregateError ? error.errors.at(-1) : error;
}

/** @returns the coded error of anything that the Service Bus SDK threw. */
export function queueError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const last = lastOf(error);
  return appError(kindOf(last), last);
}

/** @returns our code and the SDK's for the log, where a lost lock must not look like a lost connection. */
export function queueErrorFields(error: unknown): { code: string; reason: string } {
  const last = lastOf(error);
  return { code: queueError(error).code, reason: isServiceBusError(last) ? last.code : 'UNKNOWN' };
}

export const queueClosed = (): AppError => appError(UNAVAILABLE);
export const messageTooLarge = (): AppError => appError(TOO_LARGE);

export function badConnectionString(): AppError {
  return new AppError({
    code: 'QUEUE.BAD_CONNECTION_STRING',
    fate: 'tell-person',
    message:
      'The Service Bus connection string cannot be used. It needs Endpoint, SharedAccessKeyName and SharedAccessKey; UseDevelopmentEmulator is for an endpoint on this machine only.',
  });
}
