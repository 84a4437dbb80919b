import type { Clock } from '../shared/clock.port.ts';
import type { Metrics } from '../shared/metrics.port.ts';

export type ObservedWindow = 'hour' | 'day' | 'month';

/** What was counted in a stretch of time. Durations are kept by bucket, never one by one. */
export interface Tally {
  /** ms since 1970. */
  from: number;
  counts: ReadonlyMap<string, number>;
}

/** The last month of this process in numbers; every metric goes on to the exporter as well. */
export interface Observations extends Metrics {
  /** Since when it counts. */
  readonly since: Date;
  /** Oldest first: minutes of the last hour, hours of the last day, days of the last month. */
  tallies(window: ObservedWindow): Tally[];
  /** Latest known state of the dead letters, by queue. */
  dead(): ReadonlyMap<string, { count: number; oldestSeconds: number }>;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const STEPS: Readonly<Record<ObservedWindow, { stepMs: number; keep: number }>> = {
  hour: { stepMs: MINUTE_MS, keep: 60 },
  day: { stepMs: HOUR_MS, keep: 24 },
  month: { stepMs: DAY_MS, keep: 31 },
};

/** Upper edges in seconds; a Teams turn answers within 2 s. */
export const TURN_EDGES = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 3, 5, 10] as const;

export function createObservations({ metrics, clock }: { metrics: Metrics; clock: Clock }): Observations {
  const since = clock.now();
  const windows: Record<ObservedWindow, Map<number, Map<string, number>>> = {
    hour: new Map(),
    day: new Map(),
    month: new Map(),
  };
  const deadLetters = new Map<string, { count: number; oldestSeconds: number }>();

  function count(key: string): void {
    const now = clock.now().getTime();
    for (const [window, { stepMs, keep }] of steps()) {
      const from = Math.floor(now / stepMs) * stepMs;
      const tallies = windows[window];
      const counts = tallies.get(from) ?? new Map<string, number>();
      counts.set(key, (counts.get(key) ?? 0) + 1);
      tallies.set(from, counts);
      for (const start of tallies.keys()) {
        if (start > from - keep * stepMs) break;
        tallies.delete(start);
      }
    }
  }

  return {
    since,
    tallies(window) {
      const { stepMs, keep } = STEPS[window];
      const last = Math.floor(clock.now().getTime() / stepMs) * stepMs;
      const starts = Array.from({ length: keep }, (_, index) => last - (keep - 1 - index) * stepMs);
      return starts.map((from) => ({ from, counts: windows[window].get(from) ?? new Map() }));
    },
    dead: () => deadLetters,
    turn(fields, seconds) {
      metrics.turn(fields, seconds);
      count(`turn/${fields.type}/${fields.outcome}`);
      count(`turn-seconds/${TURN_EDGES.find((edge) => seconds <= edge) ?? 'more'}`);
    },
    job(fields, seconds) {
      metrics.job(fields, seconds);
      count(`job/${fields.queue}/${fields.outcome}`);
    },
    card: (fields) => metrics.card(fields),
    join(fields) {
      metrics.join(fields);
      count(`join/${fields.outcome}`);
    },
    conflict(fields) {
      metrics.conflict(fields);
      count(`conflict/${fields.kind}/${fields.reason}`);
    },
    deadLetters(fields, many, oldestSeconds) {
      metrics.deadLetters(fields, many, oldestSeconds);
      deadLetters.set(fields.queue, { count: many, oldestSeconds });
    },
    auditHead: (fields) => metrics.auditHead(fields),
    storeRequest: (fields, seconds, units) => metrics.storeRequest(fields, seconds, units),
  };
}

function steps(): [ObservedWindow, { stepMs: number; keep: number }][] {
  return [
    ['hour', STEPS.hour],
    ['day', STEPS.day],
    ['month', STEPS.month],
  ];
}
