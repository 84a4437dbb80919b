import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics } from '../../core/shared/metrics.port.ts';

export interface MetricsOptions {
  /** First part of each series' name. Default `kollegan`. */
  prefix?: string;
  /** Also memory, processor time, event loop and garbage collection of the process, without the prefix. Default no. */
  collectDefault?: boolean;
}

interface GaugeOptions {
  /** Without the prefix, such as `outbox_pending`. */
  name: string;
  help: string;
  /** Asked each time the metrics are read. A failure leaves the last value. */
  read: () => number | Promise<number>;
}

export interface PrometheusMetrics extends Metrics {
  /** The series in Prometheus' text format. */
  render(): Promise<string>;
  readonly contentType: string;
  gauge(options: GaugeOptions): void;
}

/** From 1 ms to 10 s, with an edge at 2 s: a Teams turn answers within 2 s. */
const SECONDS_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10];

/** The product's series for Prometheus, in a registry of their own. */
export function createMetrics({ prefix = 'kollegan', collectDefault = false }: MetricsOptions = {}): PrometheusMetrics {
  const registry = new Registry();
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name: `${prefix}_${name}`, help, labelNames, registers });
  const histogram = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Histogram({ name: `${prefix}_${name}`, help, labelNames, registers, buckets: SECONDS_BUCKETS });

  const turns = counter('turns_total', 'Teams turns handled', ['type', 'outcome']);
  const turnSeconds = histogram('turn_duration_seconds', 'From a Teams request to its answer', ['type']);
  const jobs = counter('jobs_total', 'Jobs handled', ['queue', 'outcome']);
  const jobSeconds = histogram('job_duration_seconds', 'Time to handle a job', ['queue']);
  const cards = counter('cards_total', 'Cards and their replacements sent', ['card', 'channel', 'outcome']);
  const joins = counter('joins_total', 'Meetings that Kollegan was asked to join', ['way', 'outcome']);
  const conflicts = counter('conflicts_total', 'Writes that met another write', ['kind', 'reason']);
  const storeRequests = counter('store_requests_total', 'Requests to the document store', ['operation', 'outcome']);
  const storeSeconds = histogram('store_request_duration_seconds', 'Time of a request to the document store', [
    'operation',
  ]);
  const storeUnits = counter('store_request_units_total', 'What the document store charged (RU)', ['operation']);
  const auditHeads = counter('audit_heads_total', 'Heads of audit logs that were to be signed', ['outcome']);
  const labelNames = ['queue'];
  const dead = new Gauge({ name: `${prefix}_dead_letters`, help: 'Jobs that failed for good', labelNames, registers });
  const deadAge = new Gauge({
    name: `${prefix}_dead_letter_oldest_seconds`,
    help: 'Age of the oldest job that failed for good; 0 when there is none',
    labelNames,
    registers,
  });
  if (collectDefault) collectDefaultMetrics({ register: registry });

  return {
    turn(fields, seconds) {
      turns.inc(fields);
      turnSeconds.observe({ type: fields.type }, atLeastZero(seconds));
    },
    job(fields, seconds) {
      jobs.inc(fields);
      jobSeconds.observe({ queue: fields.queue }, atLeastZero(seconds));
    },
    card: (fields) => cards.inc(fields),
    join: (fields) => joins.inc(fields),
    conflict: (fields) => conflicts.inc(fields),
    storeRequest(fields, seconds, units) {
      const { operation } = fields;
      storeRequests.inc(fields);
      storeSeconds.observe({ operation }, atLeastZero(seconds));
      storeUnits.inc({ operation }, atLeastZero(units));
    },
    deadLetters(fields, count, oldestSeconds) {
      dead.set(fields, count);
      deadAge.set(fields, oldestSeconds);
    },
    auditHead: (fields) => auditHeads.inc(fields),
    gauge({ name, help, read }) {
      const gauge: Gauge = new Gauge({
        name: `${prefix}_${name}`,
        help,
        registers,
        collect: () => refresh(gauge, read),
      });
    },
    render: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** A clock that was set back, or a service that told no charge, must not fail what was measured. */
function atLeastZero(value: number): number {
  return Number.isFinite(value) ? Math.max(0, value) : 0;
}

async function refresh(gauge: Gauge, read: GaugeOptions['read']): Promise<void> {
  try {
    gauge.set(await read());
  } catch {
    // One source that cannot answer must not hide all the other series from whoever looks for the reason.
  }
}
