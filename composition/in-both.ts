import { createMeterMetrics } from '../adapters/telemetry/create-meter-metrics.ts';
import type { PrometheusMetrics } from '../adapters/telemetry/create-metrics.ts';
import type { Metrics } from '../core/shared/metrics.port.ts';

/** Counts for whoever scrapes and for OpenTelemetry alike. */
export function inBoth(own: PrometheusMetrics): PrometheusMetrics {
  const meter: Metrics = createMeterMetrics();
  return {
    ...own,
    turn(...of) {
      own.turn(...of);
      meter.turn(...of);
    },
    job(...of) {
      own.job(...of);
      meter.job(...of);
    },
    card(...of) {
      own.card(...of);
      meter.card(...of);
    },
    join(...of) {
      own.join(...of);
      meter.join(...of);
    },
    conflict(...of) {
      own.conflict(...of);
      meter.conflict(...of);
    },
    deadLetters(...of) {
      own.deadLetters(...of);
      meter.deadLetters(...of);
    },
    auditHead(...of) {
      own.auditHead(...of);
      meter.auditHead(...of);
    },
    storeRequest(...of) {
      own.storeRequest(...of);
      meter.storeRequest(...of);
    },
  };
}
