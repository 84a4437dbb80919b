import type { Clock } from '../../core/shared/clock.port.ts';

export interface TestClock extends Clock {
  /** The instant as ISO 8601. */
  iso(): string;
  set(instant: string): void;
  advance(ms: number): void;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Time stands still until a test moves it. A Monday at ten in Stockholm unless the test says otherwise. */
export function createTestClock(start = '2026-10-05T08:00:00.000Z'): TestClock {
  let now = Date.parse(start);
  return {
    now: () => new Date(now),
    iso: () => new Date(now).toISOString(),
    set: (instant) => {
      now = Date.parse(instant);
    },
    advance: (ms) => {
      now += ms;
    },
  };
}
