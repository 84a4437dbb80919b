import { randomUUID } from 'node:crypto';
import type { FieldProblem, Problem } from '../../core/contracts/api/problem.api.ts';

interface Kind {
  status: number;
  title: string;
  nextStep: string;
}

/** Every refusal of the API; see docs/api.md. */
export const PROBLEM_KINDS = {
  'API.INVALID': { status: 400, title: 'The request does not fit', nextStep: 'See `fields`, and /api/openapi.json.' },
  'API.UNAUTHENTICATED': { status: 401, title: 'Not signed in', nextStep: 'Sign in and send the token as Bearer.' },
  'API.FORBIDDEN': { status: 403, title: 'Not allowed', nextStep: 'Ask an administrator for the role.' },
  'API.NOT_FOUND': { status: 404, title: 'Not found', nextStep: 'Go back to the list; it may have been removed.' },
  'API.CONFLICT': { status: 409, title: 'Not possible now', nextStep: 'Read the current state and choose anew.' },
  'API.CHANGED': { status: 412, title: 'Changed meanwhile', nextStep: 'Look at `current` and decide anew.' },
  'API.INCOMPLETE': { status: 422, title: 'Something is missing', nextStep: 'Fill in what `fields` names.' },
  'API.NO_MATCH': { status: 428, title: 'If-Match is needed', nextStep: 'Send the ETag that was read as If-Match.' },
  'API.TOO_MANY': { status: 429, title: 'Too many requests', nextStep: 'Wait as long as Retry-After says.' },
  'API.FAILED': { status: 500, title: 'It failed', nextStep: 'Try again; if it stays, give the reference.' },
  'API.UNAVAILABLE': { status: 503, title: 'Not available', nextStep: 'Try again in a moment.' },
} as const satisfies Record<string, Kind>;

export type ProblemCode = keyof typeof PROBLEM_KINDS;

export interface Refusal {
  refuse: ProblemCode;
  detail: string;
  fields?: FieldProblem[];
  /** The fresh state, in the shape of the endpoint's answer. */
  current?: unknown;
  retryAfterSeconds?: number;
}

export function problemOf({ refuse, detail, fields, current }: Refusal): Problem {
  const { status, title, nextStep } = PROBLEM_KINDS[refuse];
  return {
    type: `/docs/api#${refuse.toLowerCase()}`,
    title,
    status,
    detail,
    code: refuse,
    nextStep,
    reference: randomUUID(),
    ...(fields === undefined ? {} : { fields }),
    ...(current === undefined ? {} : { current }),
  };
}

export const NOT_FOUND: Refusal = { refuse: 'API.NOT_FOUND', detail: 'There is no such thing that you may see.' };

export const BAD_CURSOR: Refusal = {
  refuse: 'API.INVALID',
  detail: 'The cursor is none that this list has given.',
  fields: [{ field: 'query.cursor', code: 'invalid' }],
};
