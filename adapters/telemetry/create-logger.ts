import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';
import type { LogFields, Logger } from '../../core/shared/logger.port.ts';
import { safeFields } from './safe-fields.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export interface LoggerOptions {
  /** Lines below it are not written. */
  level: LogLevel;
  /** Where the lines go; the standard output when left out. */
  destination?: DestinationStream;
  /** On every line, such as the service and its version. No host name of its own: a laptop's is often a person's. */
  base?: LogFields;
  /** Told of every error that is logged, with the fields as they were written. */
  onError?: (message: string, fields: LogFields) => void;
}

/** JSON lines `{ level, time, ...fields, message }` with the time as ISO 8601 in UTC. */
export function createLogger({ level, destination, base = {}, onError = () => undefined }: LoggerOptions): Logger {
  const options = {
    level,
    base: safeFields(base),
    messageKey: 'message',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return wrap(destination ? pino(options, destination) : pino(options), onError, {});
}

function wrap(logger: PinoLogger, onError: NonNullable<LoggerOptions['onError']>, context: LogFields): Logger {
  const write =
    (level: Exclude<LogLevel, 'silent'>) =>
    (message: string, fields: LogFields = {}) => {
      if (!logger.isLevelEnabled(level)) return;
      const safe = safeFields(fields);
      logger[level](safe, message);
      if (level === 'error') onError(message, { ...context, ...safe });
    };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    with(fields) {
      const safe = safeFields(fields);
      return wrap(logger.child(safe), onError, { ...context, ...safe });
    },
  };
}
