/** The part of a logger that the stand-in uses; ids, codes and counts only. */
export interface SandboxLogger {
  info(message: string, fields?: Record<string, string | number>): void;
  warn(message: string, fields?: Record<string, string | number>): void;
}

/** For callers that want no log. */
export const silentLogger: SandboxLogger = { info: () => {}, warn: () => {} };
