type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Where the broker tells of faults: codes and counts only, never a message or its id. */
export interface BrokerLogger {
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
}
