import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Of util-linux; without it nothing is pinned. */
export const TASKSET = 'taskset';

/**
 * Gives the bots one core and this process another, so that neither takes the other's time.
 * @returns the bots' core; undefined where cores cannot be chosen (not Linux, or only one)
 */
export function separateCores(): number | undefined {
  if (process.platform !== 'linux' || availableParallelism() < 2) return undefined;
  try {
    execFileSync(TASKSET, ['-acp', '1', String(process.pid)], { stdio: 'ignore' });
    return 0;
  } catch {
    return undefined;
  }
}

/** Lets this process use all cores again, for what follows. */
export function joinCores(): void {
  if (process.platform !== 'linux') return;
  try {
    execFileSync(TASKSET, ['-acp', '0-1023', String(process.pid)], { stdio: 'ignore' });
  } catch {
    // Without taskset nothing was separated.
  }
}
