import type { Decision } from './decision.ts';

type Untouched = 'parkedReason' | 'steps' | 'revision' | 'task' | 'nudge' | 'startedAt' | 'doneAt';

/** A decision in its first revision, which nobody has worked on yet: no steps, task or reminder, neither begun nor done. */
export function newDecision(settled: Omit<Decision, Untouched>): Decision {
  return {
    ...settled,
    parkedReason: null,
    steps: [],
    revision: 1,
    task: { state: 'none' },
    nudge: null,
    startedAt: null,
    doneAt: null,
  };
}
