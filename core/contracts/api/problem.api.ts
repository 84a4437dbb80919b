import { z } from 'zod';

/** What was wrong with one field of the request: a code to show in the person's language, and where. */
export const FieldProblem = z.object({
  /** Path of the field, such as `answers.d-1.deadline`. */
  field: z.string(),
  code: z.enum(['missing', 'not-a-date', 'past', 'too-far', 'not-here', 'ambiguous', 'invalid']),
});
export type FieldProblem = z.infer<typeof FieldProblem>;

/**
 * Every refusal, as `application/problem+json` (RFC 9457). `code` is stable and what a client decides by, `detail` and
 * `nextStep` are English for whoever builds on the API. `current` holds the fresh state after a 412.
 */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int().min(400).max(599),
  detail: z.string(),
  code: z.string().regex(/^[A-Z]+(\.[A-Z_]+)+$/),
  nextStep: z.string(),
  /** Finds the line in the log. */
  reference: z.string(),
  fields: z.array(FieldProblem).optional(),
  current: z.unknown().optional(),
});
export type Problem = z.infer<typeof Problem>;

export const PROBLEM_TYPE = 'application/problem+json';
