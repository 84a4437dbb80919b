/** Ids, codes, counts and durations only: never what people said, names, tokens or addresses. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Static messages with fields apart, so that logs can be counted. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** A logger that adds these fields to every line, such as the correlation id. */
  with(fields: LogFields): Logger;
}
