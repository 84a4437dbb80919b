import { createObservations, TURN_EDGES } from '../../../core/observability/index.ts';
import { createRecordingMetrics } from '../../helpers/recording-telemetry.ts';
import { createTestClock } from '../../helpers/test-clock.ts';

function observed() {
  const clock = createTestClock();
  const metrics = createRecordingMetrics();
  return { clock, metrics, observations: createObservations({ metrics, clock }) };
}

function sum(tallies: ReturnType<ReturnType<typeof observed>['observations']['tallies']>, key: string): number {
  return tallies.reduce((total, { counts }) => total + (counts.get(key) ?? 0), 0);
}

it('counts for the hour, the day and the month, and passes everything on', () => {
  const { observations, metrics } = observed();
  observations.turn({ type: 'message', outcome: 'ok' }, 0.2);
  observations.job({ queue: 'recaps', outcome: 'done' }, 1);
  observations.join({ way: 'command', outcome: 'joined' });
  observations.conflict({ kind: 'meeting', reason: 'conflict' });
  observations.card({ card: 'recap', channel: 'card', outcome: 'sent' });
  observations.deadLetters({ queue: 'recaps' }, 2, 60);
  observations.storeRequest({ operation: 'read', outcome: 'ok' }, 0.01, 1);

  for (const window of ['hour', 'day', 'month'] as const) {
    const tallies = observations.tallies(window);
    expect(sum(tallies, 'turn/message/ok')).toBe(1);
    expect(sum(tallies, 'turn-seconds/0.25')).toBe(1);
    expect(sum(tallies, 'job/recaps/done')).toBe(1);
    expect(sum(tallies, 'join/joined')).toBe(1);
    expect(sum(tallies, 'conflict/meeting/conflict')).toBe(1);
  }
  expect(observations.dead().get('recaps')).toEqual({ count: 2, oldestSeconds: 60 });
  expect(metrics.lines.length).toBeGreaterThanOrEqual(5);
});

it('forgets what is older than its window, and not before', () => {
  const { observations, clock } = observed();
  observations.join({ way: 'command', outcome: 'failed' });
  clock.advance(59 * 60_000);
  expect(sum(observations.tallies('hour'), 'join/failed')).toBe(1);
  clock.advance(60_000);
  observations.join({ way: 'command', outcome: 'joined' });

  expect(sum(observations.tallies('hour'), 'join/failed')).toBe(0);
  expect(sum(observations.tallies('day'), 'join/failed')).toBe(1);
  clock.advance(32 * 86_400_000);
  observations.join({ way: 'command', outcome: 'joined' });
  expect(sum(observations.tallies('month'), 'join/failed')).toBe(0);
  expect(observations.tallies('month')).toHaveLength(31);
});

it('knows a turn that took longer than every edge', () => {
  const { observations } = observed();
  observations.turn({ type: 'message', outcome: 'failed' }, (TURN_EDGES.at(-1) ?? 0) + 1);

  expect(sum(observations.tallies('hour'), 'turn-seconds/more')).toBe(1);
});
