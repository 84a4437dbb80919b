import type { Decision } from './decision.ts';

/** How far a decision has come; the columns of the board. */
export type Progress = 'open' | 'in-progress' | 'done' | 'parked';

/** @returns parked before done before begun */
export function progressOf({ status, doneAt, startedAt }: Pick<Decision, 'status' | 'doneAt' | 'startedAt'>): Progress {
  if (status === 'parked') return 'parked';
  if (doneAt !== null) return 'done';
  return startedAt === null ? 'open' : 'in-progress';
}
