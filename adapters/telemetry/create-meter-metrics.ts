import { metrics } from '@opentelemetry/api';
import type { Metrics } from '../../core/shared/metrics.port.ts';

/**
 * The same series for OpenTelemetry, under the same names. Nothing is recorded where no host has set up a provider;
 * create it after that has been done.
 */
export function createMeterMetrics(): Metrics {
  const meter = metrics.getMeter('kollegan');
  const counter = (name: string) => meter.createCounter(`kollegan_${name}`);
  const seconds = (name: string) => meter.createHistogram(`kollegan_${name}`, { unit: 's' });
  const turns = counter('turns_total');
  const turnSeconds = seconds('turn_duration_seconds');
  const jobs = counter('jobs_total');
  const jobSeconds = seconds('job_duration_seconds');
  const cards = counter('cards_total');
  const joins = counter('joins_total');
  const conflicts = counter('conflicts_total');
  const dead = meter.createGauge('kollegan_dead_letters');
  const deadAge = meter.createGauge('kollegan_dead_letter_oldest_seconds', { unit: 's' });
  const storeRequests = counter('store_requests_total');
  const storeSeconds = seconds('store_request_duration_seconds');
  const storeUnits = counter('store_request_units_total');

  const auditHeads = counter('audit_heads_total');

  return {
    turn(fields, duration) {
      turns.add(1, fields);
      turnSeconds.record(Math.max(0, duration), { type: fields.type });
    },
    job(fields, duration) {
      jobs.add(1, fields);
      jobSeconds.record(Math.max(0, duration), { queue: fields.queue });
    },
    card: (fields) => cards.add(1, fields),
    join: (fields) => joins.add(1, fields),
    conflict: (fields) => conflicts.add(1, fields),
    auditHead: (fields) => auditHeads.add(1, fields),
    deadLetters(fields, count, oldestSeconds) {
      dead.record(count, fields);
      deadAge.record(oldestSeconds, fields);
    },
    storeRequest(fields, duration, units) {
      const labels = { ...fields };
      storeRequests.add(1, labels);
      storeSeconds.record(Math.max(0, duration), { operation: fields.operation });
      storeUnits.add(units, { operation: fields.operation });
    },
  };
}
