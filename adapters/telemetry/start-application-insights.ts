import { setTimeout } from 'node:timers/promises';
import type { TokenCredential } from '@azure/service-bus';
import type { Resource } from '@opentelemetry/resources';
import type { MetricReader } from '@opentelemetry/sdk-metrics';
import type { SpanProcessor } from '@opentelemetry/sdk-trace-node';
import { createOwnSpans } from './own-spans.ts';
import type { TraceIds } from './trace-ids.ts';

export interface ApplicationInsightsOptions {
  connectionString: string;
  credential: TokenCredential | undefined;
  resource: Resource;
  ids: TraceIds;
  traceRatio: number;
  /** What sends to the other places. */
  processors: SpanProcessor[];
  readers: MetricReader[];
  /** How long the end waits for what is left to be sent. */
  endWithinMs: number;
}

const OFF = { enabled: false };

/**
 * Has Application Insights' package set up the global providers, with everything off that it would record by itself.
 * @returns what sends the rest and ends it
 */
export async function startApplicationInsights(options: ApplicationInsightsOptions): Promise<() => Promise<void>> {
  const { connectionString, credential, resource, ids, traceRatio, processors, readers, endWithinMs } = options;
  const { shutdownAzureMonitor, useAzureMonitor } = await import('applicationinsights');
  useAzureMonitor({
    azureMonitorExporterOptions: { connectionString, disableOfflineStorage: true, ...(credential && { credential }) },
    resource,
    spanProcessors: [createOwnSpans({ ids, traceRatio }), ...processors],
    metricReaders: readers,
    // All of them: which are sent is decided once the trace id is known.
    samplingRatio: 1,
    tracesPerSecond: 0,
    enableLiveMetrics: false,
    enableStandardMetrics: false,
    enablePerformanceCounters: false,
    enableAutoCollectPerformance: false,
    enableAutoCollectExceptions: false,
    instrumentationOptions: {
      http: OFF,
      azureSdk: OFF,
      mongoDb: OFF,
      mySql: OFF,
      postgreSql: OFF,
      redis: OFF,
      redis4: OFF,
      bunyan: OFF,
      winston: OFF,
      console: OFF,
    },
  });
  // Its own limit for a place that cannot be reached is 30 s, longer than a host is given to end.
  return async () =>
    void (await Promise.race([shutdownAzureMonitor(), setTimeout(endWithinMs, undefined, { ref: false })]));
}
