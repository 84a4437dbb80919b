import { register } from 'prom-client';
import { createMetrics, type PrometheusMetrics } from '../../../adapters/telemetry/create-metrics.ts';

/** @returns the value of one series as it stands in the rendered text */
async function sampleOf(metrics: PrometheusMetrics, series: string): Promise<number | undefined> {
  const line = (await metrics.render()).split('\n').find((candidate) => candidate.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

describe('createMetrics', () => {
  it('counts turns and jobs and measures their seconds', async () => {
    const metrics = createMetrics();

    metrics.turn({ type: 'message', outcome: 'ok' }, 0.02);
    metrics.turn({ type: 'message', outcome: 'failed' }, 3);
    metrics.job({ queue: 'recaps', outcome: 'done' }, 0.4);

    expect(await sampleOf(metrics, 'kollegan_turns_total{type="message",outcome="ok"}')).toBe(1);
    expect(await sampleOf(metrics, 'kollegan_turns_total{type="message",outcome="failed"}')).toBe(1);
    expect(await sampleOf(metrics, 'kollegan_turn_duration_seconds_sum{type="message"}')).toBe(3.02);
    expect(await sampleOf(metrics, 'kollegan_turn_duration_seconds_bucket{le="2",type="message"}')).toBe(1);
    expect(await sampleOf(metrics, 'kollegan_turn_duration_seconds_bucket{le="5",type="message"}')).toBe(2);
    expect(await sampleOf(metrics, 'kollegan_jobs_total{queue="recaps",outcome="done"}')).toBe(1);
    expect(await sampleOf(metrics, 'kollegan_job_duration_seconds_count{queue="recaps"}')).toBe(1);
  });

  it('counts cards, joins and conflicts', async () => {
    const metrics = createMetrics();

    metrics.card({ card: 'decision', channel: 'card', outcome: 'sent' });
    metrics.join({ way: 'command', outcome: 'joined' });
    metrics.conflict({ kind: 'meeting', reason: 'conflict' });
    metrics.conflict({ kind: 'meeting', reason: 'conflict' });

    expect(await sampleOf(metrics, 'kollegan_cards_total{card="decision",channel="card",outcome="sent"}')).toBe(1);
    expect(await sampleOf(metrics, 'kollegan_joins_total{way="command",outcome="joined"}')).toBe(1);
    expect(await sampleOf(metrics, 'kollegan_conflicts_total{kind="meeting",reason="conflict"}')).toBe(2);
  });

  it('counts requests to the store apart by outcome, their seconds and what they were charged', async () => {
    const metrics = createMetrics();

    metrics.storeRequest({ operation: 'replace', outcome: 'ok' }, 0.02, 10.5);
    metrics.storeRequest({ operation: 'replace', outcome: 'conflict' }, 0.01, 1.5);
    metrics.storeRequest({ operation: 'create', outcome: 'exists' }, 0.01, Number.NaN);

    expect(await sampleOf(metrics, 'kollegan_store_requests_total{operation="replace",outcome="ok"}')).toBe(1);
    expect(await sampleOf(metrics, 'kollegan_store_requests_total{operation="replace",outcome="conflict"}')).toBe(1);
    expect(await sampleOf(metrics, 'kollegan_store_requests_total{operation="create",outcome="exists"}')).toBe(1);
    expect(await sampleOf(metrics, 'kollegan_store_request_duration_seconds_count{operation="replace"}')).toBe(2);
    expect(await sampleOf(metrics, 'kollegan_store_request_units_total{operation="replace"}')).toBe(12);
    expect(await sampleOf(metrics, 'kollegan_store_request_units_total{operation="create"}')).toBe(0);
  });

  it.each([[-5], [Number.NaN], [Number.POSITIVE_INFINITY]])(
    'takes a measured time of %d s as none',
    async (seconds) => {
      const metrics = createMetrics();

      metrics.turn({ type: 'message', outcome: 'ok' }, seconds);

      expect(await sampleOf(metrics, 'kollegan_turn_duration_seconds_sum{type="message"}')).toBe(0);
      expect(await sampleOf(metrics, 'kollegan_turn_duration_seconds_count{type="message"}')).toBe(1);
    },
  );

  it('escapes labels', async () => {
    const metrics = createMetrics();

    metrics.conflict({ kind: 'a"b\nc\\', reason: 'exists' });

    expect(await metrics.render()).toContain('kind="a\\"b\\nc\\\\"');
  });

  it('asks a gauge when it is read, and shows the rest when one cannot answer', async () => {
    const metrics = createMetrics();
    let pending = 3;
    metrics.gauge({ name: 'outbox_pending', help: 'Entries to hand over', read: () => pending });
    metrics.gauge({ name: 'broken', help: 'Never answers', read: () => Promise.reject(new Error('no')) });

    const before = await sampleOf(metrics, 'kollegan_outbox_pending');
    pending = 5;
    const after = await sampleOf(metrics, 'kollegan_outbox_pending');

    expect([before, after]).toEqual([3, 5]);
  });

  it('keeps to its own registry, so two may live in one process', async () => {
    const [first, second] = [createMetrics(), createMetrics({ prefix: 'other' })];

    first.join({ way: 'command', outcome: 'joined' });

    expect(await second.render()).not.toContain('joined');
    expect(await second.render()).toContain('other_turns_total');
    expect(register.getMetricsAsArray()).toEqual([]);
  });

  it('has the process series only when asked, and says what its text is', async () => {
    const without = createMetrics();
    const withDefaults = createMetrics({ collectDefault: true });

    expect(await without.render()).not.toContain('process_');
    expect(await withDefaults.render()).toContain('process_resident_memory_bytes');
    expect(without.contentType).toMatch(/^text\/plain; version=0\.0\.4/);
  });
});
