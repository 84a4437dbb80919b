import type { FieldProblem } from '../../../core/contracts/api/problem.api.ts';
import { type GateProblem, readDeadline } from '../../../core/decisions/index.ts';

const OF_GATE: Readonly<Record<GateProblem, FieldProblem>> = {
  'owner-missing': { field: 'ownerId', code: 'missing' },
  'owner-ambiguous': { field: 'ownerId', code: 'ambiguous' },
  'owner-unknown': { field: 'ownerId', code: 'not-here' },
  'deadline-missing': { field: 'deadline', code: 'missing' },
  'deadline-past': { field: 'deadline', code: 'past' },
  'reason-missing': { field: 'reason', code: 'missing' },
};

export function fieldOfGate(problem: GateProblem, prefix = ''): FieldProblem {
  const { field, code } = OF_GATE[problem];
  return { field: `${prefix}${field}`, code };
}

const OF_READING = { missing: 'missing', 'not-a-date': 'not-a-date', past: 'past', absurd: 'too-far' } as const;

/** @returns why a date will not do */
export function deadlineCode(input: string, today: string): FieldProblem['code'] {
  const reading = readDeadline(input, today);
  return reading.ok ? 'invalid' : OF_READING[reading.problem];
}
