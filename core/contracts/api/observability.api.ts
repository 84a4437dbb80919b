import { z } from 'zod';
import { Instant } from './shared.api.ts';

export const ObservedWindow = z.enum(['hour', 'day', 'month']);
export type ObservedWindow = z.infer<typeof ObservedWindow>;
export const ObservabilityQuery = z.object({ window: ObservedWindow.default('hour') });

export const ObservedKey = z.enum([
  'join-success',
  'turn-p99',
  'error-rate',
  'job-success',
  'recap-from-evidence-p95',
  'recap-from-end-p95',
  'cost-per-meeting',
]);

/** One measured quantity with its objective. */
export const Observed = z.object({
  key: ObservedKey,
  unit: z.enum(['share', 'seconds', 'sek']),
  value: z.number().nullable(),
  /** How many observations the value rests on. */
  n: z.number().int(),
  objective: z.number(),
  better: z.enum(['higher', 'lower']),
  /** `unknown`: too little to tell. */
  state: z.enum(['ok', 'alert', 'unknown']),
  points: z.array(z.object({ at: Instant, value: z.number().nullable(), n: z.number().int() })),
});
export type Observed = z.infer<typeof Observed>;

export const Observability = z.object({
  window: ObservedWindow,
  /** Since when there are figures: the window may be longer than this process has run. */
  since: Instant,
  until: Instant,
  series: z.array(Observed),
  turns: z.array(z.object({ type: z.string(), ok: z.number(), refused: z.number(), failed: z.number() })),
  /** False: jobs run in another process, which counts what became of them; those numbers here are 0. */
  runsJobs: z.boolean(),
  jobs: z.array(
    z.object({
      queue: z.string(),
      done: z.number(),
      retried: z.number(),
      skipped: z.number(),
      deadLettered: z.number(),
      /** Now in the dead-letter queue; null: the queue did not answer. */
      dead: z.number().nullable(),
      oldestSeconds: z.number().nullable(),
    }),
  ),
  /** Writes that met another's, by kind. */
  conflicts: z.array(z.object({ kind: z.string(), reason: z.enum(['conflict', 'exists']), count: z.number() })),
});
export type Observability = z.infer<typeof Observability>;
