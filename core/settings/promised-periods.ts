import { z } from 'zod';
import { Keeping, type TenantSettings } from './tenant-settings.ts';

/** The periods that held from one instant on, until the next ones did. */
const PeriodsSince = z.object({ since: z.iso.datetime().nullable(), keeping: Keeping });
export type PeriodsSince = z.infer<typeof PeriodsSince>;

const Stored = z.object({ periods: z.array(PeriodsSince) });

/** @returns the periods of a stored settings document, oldest first; null stands for "from the beginning" */
export function periodsOf(body: unknown, current: TenantSettings): PeriodsSince[] {
  const stored = Stored.safeParse(body);
  return stored.success ? stored.data.periods : [{ since: null, keeping: current.keeping }];
}

/** @returns the periods with those that hold from now on; the same ones when nothing about them is new */
export function withPeriods(before: readonly PeriodsSince[], { keeping }: TenantSettings, at: Date): PeriodsSince[] {
  const last = before.at(-1);
  if (last && JSON.stringify(last.keeping) === JSON.stringify(keeping)) return [...before];
  return [...before, { since: at.toISOString(), keeping }];
}

/**
 * How long something is kept that came to be at an instant: the shortest of all periods since. So what people were
 * promised is never lengthened by a later setting, and a shorter one holds for what exists already.
 * @param periods oldest first
 */
export function shortestSince(periods: readonly PeriodsSince[], name: keyof Keeping, createdAt: Date): number {
  const created = createdAt.toISOString();
  const inForce = periods.filter((_each, index) => {
    const next = periods[index + 1]?.since;
    return next === undefined || next === null || next > created;
  });
  return Math.min(...inForce.map(({ keeping }) => keeping[name]));
}
