import type { TokenCredential } from '@azure/service-bus';
import type { DestinationStream } from 'pino';
import type { ProductConfig } from '../adapters/config/index.ts';
import { createLogger } from '../adapters/telemetry/create-logger.ts';
import { createMetrics, type PrometheusMetrics } from '../adapters/telemetry/create-metrics.ts';
import { createSpans } from '../adapters/telemetry/spans.ts';
import { startTelemetry, type Telemetry } from '../adapters/telemetry/start-telemetry.ts';
import { createTraceIds } from '../adapters/telemetry/trace-ids.ts';
import type { Logger } from '../core/shared/logger.port.ts';
import type { Spans } from '../core/shared/spans.port.ts';
import { inBoth } from './in-both.ts';

export interface OpenTelemetry {
  logger: Logger;
  metrics: PrometheusMetrics;
  spans: Spans;
  stop(): Promise<void>;
}

export interface OpenTelemetryOptions {
  config: Pick<ProductConfig, 'logLevel' | 'telemetry'>;
  /** Which host of the product this is, such as `bot`. */
  host: string;
  /** The standard output when left out. */
  logDestination?: DestinationStream | undefined;
  /** Who we are to Application Insights. */
  credential?: TokenCredential;
}

/** Log, metrics and traces of a host, to wherever its settings say. */
export async function openTelemetry(options: OpenTelemetryOptions): Promise<OpenTelemetry> {
  const { config, host, logDestination, credential } = options;
  let telemetry: Telemetry | undefined;
  const logger = createLogger({
    level: config.logLevel,
    base: { service: host },
    onError: (message, fields) => telemetry?.reportError(message, fields),
    ...(logDestination ? { destination: logDestination } : {}),
  });
  const own = createMetrics({ collectDefault: true });
  const ids = createTraceIds();
  const render = () => own.render();
  if (config.telemetry.applicationInsights !== undefined) keepToItself();
  telemetry = await startTelemetry({ config: config.telemetry, host, ids, render, logger, credential });
  const { applicationInsights, otlpEndpoint } = config.telemetry;
  const metrics = applicationInsights !== undefined || otlpEndpoint !== undefined ? inBoth(own) : own;
  return { logger, metrics, spans: createSpans({ ids }), stop: telemetry.stop };
}

/** What Application Insights' package does by itself and has no option for. */
function keepToItself(): void {
  // Statistics about itself, which would go to an address of its own choice.
  process.env['APPLICATION_INSIGHTS_NO_STATSBEAT'] ??= '1';
  // The name and the id of the machine.
  process.env['OTEL_NODE_RESOURCE_DETECTORS'] ??= 'none';
}
