import { AppError, type Fate } from '../../core/shared/app-error.ts';

/** What a peer is told to fail with, by operation. */
export interface Faults<Operation extends string> {
  /** The next `times` calls of the operation throw (default: all). */
  fail(operation: Operation, error: Error, times?: number): void;
  /** Everything works again. */
  heal(): void;
  /** Throws when the operation is to fail. */
  pass(operation: Operation): void;
}

export function createFaults<Operation extends string>(): Faults<Operation> {
  const planned = new Map<Operation, { error: Error; left: number }>();
  return {
    fail: (operation, error, times = Number.POSITIVE_INFINITY) => void planned.set(operation, { error, left: times }),
    heal: () => planned.clear(),
    pass(operation) {
      const plan = planned.get(operation);
      if (!plan || plan.left <= 0) return;
      plan.left -= 1;
      throw plan.error;
    },
  };
}

/** @returns an error as adapters throw it */
export function fault(code: string, fate: Fate, retryAfterMs?: number): AppError {
  return new AppError({ code, fate, message: code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
}

export const UNAVAILABLE = fault('CHAT.UNAVAILABLE', 'retry');
export const FORBIDDEN = fault('CHAT.FORBIDDEN', 'dead-letter');
