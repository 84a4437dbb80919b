import { setTimeout as wait } from 'node:timers/promises';
import { Cron } from 'croner';
import { codeOf } from '../core/shared/app-error.ts';
import type { Logger } from '../core/shared/logger.port.ts';

export interface Timer {
  name: string;
  /** Cron in UTC with seconds. */
  schedule: string;
  /** Also once at the start. */
  atStart: boolean;
  run: () => Promise<void>;
}

const STOP_WITHIN_MS = 5_000;

/** Runs what a Functions host would run, in this process. @returns what stops it, and waits a little for what is running */
export function startTimers(timers: readonly Timer[], logger: Logger): () => Promise<void> {
  const stops = timers.map((timer) => start(timer, logger));
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

function start({ name, schedule, atStart, run }: Timer, logger: Logger): () => Promise<void> {
  let running: Promise<void> | undefined;
  const tick = () => {
    // However long one takes, the next waits for its own time.
    running ??= run()
      .catch((error: unknown) => logger.warn('a timer failed and runs again', { timer: name, code: codeOf(error) }))
      .finally(() => {
        running = undefined;
      });
  };
  const cron = new Cron(schedule, { timezone: 'UTC', unref: true }, tick);
  if (atStart) tick();
  return async () => {
    cron.stop();
    // Each can be done again: a service that does not answer must not hold up the end.
    await Promise.race([running, wait(STOP_WITHIN_MS, undefined, { ref: false })]);
  };
}
