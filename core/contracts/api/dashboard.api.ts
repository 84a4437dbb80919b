import { z } from 'zod';
import { DecisionCard } from './decision.api.ts';
import { MeetingSummary } from './meeting.api.ts';
import { Day } from './shared.api.ts';

export const KpiKey = z.enum([
  'saved-time',
  'completion-48h',
  'decision-completeness',
  'cost-per-meeting',
  'recap-from-evidence-p95',
  'recap-from-end-p95',
]);
export type KpiKey = z.infer<typeof KpiKey>;

/** One number of the dashboard. Never without its n; null says why it is not measured. */
export const Kpi = z.object({
  /** Also the key of its definition, `docs/api.md#kpis`. */
  key: KpiKey,
  unit: z.enum(['minutes', 'share', 'sek', 'seconds']),
  /** Shares are 0..1. */
  value: z.number().nullable(),
  target: z.number(),
  /** Whether the value should be at least or at most the target. */
  better: z.enum(['higher', 'lower']),
  /** How many meetings or tasks it rests on. */
  n: z.number().int(),
  /** 95 % of a share (Wilson), 80 % of saved time (bootstrap). */
  interval: z.tuple([z.number(), z.number()]).nullable(),
  /** Oldest first; a week with too little to say is null. */
  trend: z.array(z.object({ week: Day, value: z.number().nullable(), n: z.number().int() })),
  /**
   * `no-baseline`: nobody has measured how long it took before; `no-follow-up`: nor how long it takes now. `too-few`: a share of so few says
   * nothing.
   */
  notMeasured: z.enum(['no-baseline', 'no-follow-up', 'too-few', 'no-data']).nullable(),
  /** How many it takes before a value is shown. */
  needed: z.number().int(),
  /** What the value rests on: `built-in`: no model is used; `estimated`: as people remember it. */
  basis: z.enum(['measured', 'built-in', 'estimated']),
});
export type Kpi = z.infer<typeof Kpi>;

export const Dashboard = z.object({
  running: z.array(MeetingSummary),
  recent: z.array(MeetingSummary),
  /** Open and in progress, owned by the person, soonest deadline first; the first 20. */
  iOwe: z.object({ total: z.number().int(), overdue: z.number().int(), cards: z.array(DecisionCard) }),
  /** The same of others, in meetings that the person organised or caught in their words. */
  iAmOwed: z.object({ total: z.number().int(), overdue: z.number().int(), cards: z.array(DecisionCard) }),
  /** Of the whole tenant, in numbers only. */
  kpis: z.array(Kpi),
  /** Nothing is stored that the person may see: time to explain. */
  empty: z.boolean(),
});
export type Dashboard = z.infer<typeof Dashboard>;
