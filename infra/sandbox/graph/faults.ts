import { z } from 'zod';

/**
 * One way of going wrong, switched on by a test or by a person who wants to see what Kollegan does then.
 * `…-after-write` and `slow` perform the request first: that is what makes a failure ambiguous for the caller.
 */
export const Fault = z.object({
  match: z
    .object({
      method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
      /** A regular expression for the path, such as `/details$`. */
      pathPattern: z.string().refine(isPattern).optional(),
    })
    .default({}),
  /** How many requests it hits before it is used up. */
  times: z.int().min(1).default(1),
  /** How many matching requests it lets through first. */
  skip: z.int().min(0).default(0),
  kind: z.enum([
    'throttle',
    'unavailable-before',
    'unavailable-after-write',
    'reset-before',
    'reset-after-write',
    'slow',
    'precondition',
    'forbidden',
  ]),
  /** For throttle (1 when not given) and unavailable (no header when not given). */
  retryAfterSeconds: z.number().min(0).optional(),
  /** For unavailable. */
  status: z.literal([500, 502, 503, 504]).default(503),
  /** For forbidden, such as `MaximumTasksInProject`. */
  code: z.string().default('accessDenied'),
  /** For forbidden: the code inside, such as `GraphAccessToTranscriptsDisabled`. */
  innerCode: z.string().optional(),
  /** For forbidden: what Graph says with it. */
  message: z.string().default('The request is not allowed.'),
  /** For slow. */
  ms: z.int().min(0).max(120_000).default(1_000),
});
export type Fault = z.infer<typeof Fault>;

export interface Faults {
  add(fault: z.input<typeof Fault>): void;
  clear(): void;
  /** Those not used up. */
  list(): Fault[];
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}

function matches({ match }: Fault, method: string, path: string): boolean {
  if (match.method !== undefined && match.method !== method) return false;
  return match.pathPattern === undefined || new RegExp(match.pathPattern).test(path);
}

/** @returns the switchboard, and `take`, which uses up one hit of the first fault that matches a request. */
export function createFaults(): Faults & { take(method: string, path: string): Fault | undefined } {
  let faults: Fault[] = [];

  function take(method: string, path: string): Fault | undefined {
    for (const fault of faults.filter((candidate) => matches(candidate, method, path))) {
      if (fault.skip > 0) {
        fault.skip -= 1;
        continue;
      }
      fault.times -= 1;
      faults = faults.filter((candidate) => candidate.times > 0);
      return fault;
    }
    return undefined;
  }

  return {
    add: (fault) => void faults.push(Fault.parse(fault)),
    clear: () => {
      faults = [];
    },
    list: () => structuredClone(faults),
    take,
  };
}
