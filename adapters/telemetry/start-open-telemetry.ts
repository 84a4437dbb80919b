import type { TokenCredential } from '@azure/service-bus';
import { context, metrics, trace } from '@opentelemetry/api';
import { type Resource, resourceFromAttributes } from '@opentelemetry/resources';
import {
  MeterProvider,
  type MetricReader,
  PeriodicExportingMetricReader,
  type PushMetricExporter,
} from '@opentelemetry/sdk-metrics';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  type SpanExporter,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';
import type { TraceIds } from './trace-ids.ts';

export interface OpenTelemetryOptions {
  applicationInsights: string | undefined;
  otlpEndpoint: string | undefined;
  otlpHeaders: Record<string, string>;
  traceRatio: number;
  host: string;
  ids: TraceIds;
  credential: TokenCredential | undefined;
}

interface Destination {
  spans: SpanExporter;
  metrics: PushMetricExporter;
}

const METRICS_EVERY_MS = 60_000;
const EXPORT_WITHIN_MS = 5_000;

/**
 * Traces and metrics to Application Insights, to a collector, or to both. Only the product's own spans are made: what
 * instruments every HTTP request by itself would record addresses that hold people's ids.
 * @returns what sends the rest and ends it
 */
export async function startOpenTelemetry(options: OpenTelemetryOptions): Promise<() => Promise<void>> {
  const { applicationInsights, otlpEndpoint, otlpHeaders, host } = options;
  const destinations = otlpEndpoint === undefined ? [] : [await toCollector(otlpEndpoint, otlpHeaders)];
  const resource = resourceFromAttributes({ 'service.name': `kollegan-${host}`, 'service.namespace': 'kollegan' });
  const processors = destinations.map(
    ({ spans }) => new BatchSpanProcessor(spans, { exportTimeoutMillis: EXPORT_WITHIN_MS }),
  );
  const readers = destinations.map(
    (destination) =>
      new PeriodicExportingMetricReader({
        exporter: destination.metrics,
        exportIntervalMillis: METRICS_EVERY_MS,
        exportTimeoutMillis: EXPORT_WITHIN_MS,
      }),
  );
  const ours = { ...options, resource, processors, readers };
  const end = applicationInsights === undefined ? startProviders(ours) : await startWith(applicationInsights, ours);
  return async () => {
    trace.disable();
    context.disable();
    metrics.disable();
    // Each by itself: one that cannot be reached must not keep the others from getting the rest.
    const ends = await Promise.allSettled([...[...processors, ...readers].map((each) => each.shutdown()), end()]);
    const failed = ends.find((ended) => ended.status === 'rejected');
    if (failed) throw failed.reason;
  };
}

interface Parts extends OpenTelemetryOptions {
  resource: Resource;
  processors: SpanProcessor[];
  readers: MetricReader[];
}

/** Our own providers, of which nothing is left to end but the processors and readers. */
function startProviders({ resource, ids, traceRatio, processors, readers }: Parts): () => Promise<void> {
  const tracing = new NodeTracerProvider({
    resource,
    idGenerator: ids,
    // By the trace id alone: every host of one trace decides the same.
    sampler: new TraceIdRatioBasedSampler(traceRatio),
    spanProcessors: processors,
  });
  tracing.register();
  metrics.setGlobalMeterProvider(new MeterProvider({ resource, readers }));
  return async () => undefined;
}

async function startWith(connectionString: string, parts: Parts): Promise<() => Promise<void>> {
  const { startApplicationInsights } = await import('./start-application-insights.ts');
  return startApplicationInsights({ ...parts, connectionString, endWithinMs: EXPORT_WITHIN_MS });
}

async function toCollector(endpoint: string, headers: Record<string, string>): Promise<Destination> {
  const [{ OTLPTraceExporter }, { OTLPMetricExporter }] = await Promise.all([
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/exporter-metrics-otlp-http'),
  ]);
  const base = endpoint.replace(/\/$/, '');
  return {
    spans: new OTLPTraceExporter({ url: `${base}/v1/traces`, headers, timeoutMillis: EXPORT_WITHIN_MS }),
    metrics: new OTLPMetricExporter({ url: `${base}/v1/metrics`, headers, timeoutMillis: EXPORT_WITHIN_MS }),
  };
}
