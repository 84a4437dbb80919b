import { randomBytes } from 'node:crypto';
import type { TraceContext } from '../../core/shared/trace-context.ts';

/** Lets the first span of a trace have the ids that its correlation id gives it. */
export interface TraceIds {
  generateTraceId(): string;
  generateSpanId(): string;
  /** The span that `start` starts, and no other, gets these ids. */
  give<Result>(ids: TraceContext, start: () => Result): Result;
}

export function createTraceIds(): TraceIds {
  let given: TraceContext | undefined;
  return {
    generateTraceId: () => given?.traceId ?? randomBytes(16).toString('hex'),
    generateSpanId: () => given?.spanId ?? randomBytes(8).toString('hex'),
    give(ids, start) {
      given = ids;
      try {
        return start();
      } finally {
        given = undefined;
      }
    },
  };
}
