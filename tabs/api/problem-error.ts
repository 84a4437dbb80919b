import type { Problem } from '../../core/contracts/api/problem.api.ts';

/** A refusal of the API, or `TABS.OFFLINE` when there was no answer at all. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** @returns the refusal, whatever went wrong */
export function problemOf(error: unknown): Problem {
  return error instanceof ProblemError ? error.problem : localProblem('TABS.FAILED', 500);
}

export function localProblem(code: 'TABS.OFFLINE' | 'TABS.FAILED' | 'TABS.SIGN_IN', status: number): Problem {
  return { type: 'about:blank', title: code, status, detail: code, code, nextStep: '', reference: '' };
}

export function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  return 'code' in body && typeof body.code === 'string' && 'status' in body && typeof body.status === 'number';
}
