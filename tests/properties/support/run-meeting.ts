import { AppError } from '../../../core/shared/app-error.ts';
import type { Step } from './meeting-steps.arbitrary.ts';
import { Crash } from './mortality.ts';
import { type Run, runStep } from './run-step.ts';
import { createSimulatedWorld, type Life, type SimulatedWorld, type SimulatedWorldOptions } from './simulated-world.ts';
import { createWatcher, type Watcher } from './watcher.ts';

export interface Outcome {
  world: SimulatedWorld;
  life: Life;
  watcher: Watcher;
}

export type RunOptions = Omit<SimulatedWorldOptions, 'onWritten'>;

/** Where what should not be is written down. */
type Report = Pick<Watcher, 'violations'>;

/** Retries so many times at most; what is not done then never will be. */
const PATIENCE = 400;

/**
 * Lets everything happen in order, starts a new process whenever one dies, and then, with everybody else's services
 * healed, retries to the end.
 */
export async function runMeeting(options: RunOptions, steps: readonly Step[]): Promise<Outcome> {
  const watcher = createWatcher({ clock: options.clock, timeZone: 'Europe/Stockholm' });
  const world = createSimulatedWorld({ ...options, onWritten: watcher.onWritten });
  const run: Run = { world, said: [] };
  let life = world.begin();
  for (const step of steps) {
    // Nothing happens in no time.
    world.clock.advance(1);
    await survive(() => runStep(run, life, step), watcher);
    if (life.mortality.isDead()) life = await beginAnew(world, watcher);
  }
  await finish(world, life, watcher);
  return { world, life, watcher };
}

/** Lets the work end as it may: done, refused with a code, or with the process. */
export async function survive(work: () => Promise<unknown>, { violations }: Report): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Crash || error instanceof AppError) return;
    violations.push(`unexpected: ${error instanceof Error ? error.stack : String(error)}`);
  }
}

/** A new process starts with what the store has, and sweeps. */
export async function beginAnew(world: SimulatedWorld, report: Report): Promise<Life> {
  const life = world.begin();
  await survive(() => life.sweep(), report);
  return life;
}

/** Heals everybody else's services and retries until nothing is left to do. */
export async function finish(
  { clock, planner, chat, mail, queue }: SimulatedWorld,
  life: Life,
  report: Report,
): Promise<void> {
  life.mortality.live();
  planner.heal();
  chat.heal();
  mail.heal();
  queue.heal();
  for (let round = 0; round < PATIENCE; round++) {
    // Longer than a turn may take before the queue does its work.
    clock.advance(31_000);
    const swept = await life.sweep();
    const next = queue.nextAt();
    if (next === null && swept === 0) return;
    while (queue.visible() > 0) await survive(() => queue.deliver(0, life.handle, false), report);
    if (next !== null) clock.advance(Math.max(0, next - clock.now().getTime()));
  }
  report.violations.push('not everything came to an end');
}
