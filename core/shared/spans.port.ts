import type { LogFields } from './logger.port.ts';

/** The steps of the way from what somebody wrote to what became of it, for whoever looks at one trace. */
export interface Spans {
  /** The first step: it begins the trace of its correlation id. Fields as in the log. */
  turn<Result>(
    name: string,
    step: { correlationId: string; fields?: LogFields },
    work: () => Promise<Result>,
  ): Promise<Result>;
}
