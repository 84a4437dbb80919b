/** How long one Graph call may take in all, tries and waits together. */
export interface RequestBudget {
  /** @param call - the same object for every try of one call. @returns milliseconds left, never negative */
  remainingMs(call: object): number;
}

/** The clock of a call starts when it is first asked about; a finished call is forgotten with its object. */
export function createRequestBudget(totalMs: number): RequestBudget {
  const deadlines = new WeakMap<object, number>();
  return {
    remainingMs(call) {
      const now = performance.now();
      const deadline = deadlines.get(call) ?? now + totalMs;
      deadlines.set(call, deadline);
      return Math.max(0, deadline - now);
    },
  };
}
