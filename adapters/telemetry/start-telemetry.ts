import type { TokenCredential } from '@azure/service-bus';
import { codeOf } from '../../core/shared/app-error.ts';
import type { LogFields, Logger } from '../../core/shared/logger.port.ts';
import type { TraceIds } from './trace-ids.ts';

/** Where telemetry is sent; each place only when it is named. */
export interface TelemetryConfig {
  applicationInsights?: string;
  otlpEndpoint?: string;
  otlpHeaders?: Record<string, string>;
  pushgatewayUrl?: string;
  sentryDsn?: string;
  /** Share of the traces that is kept, 0 to 1. */
  traceRatio: number;
}

export interface TelemetryOptions {
  config: TelemetryConfig;
  /** Which host of the product this is, such as `bot`. */
  host: string;
  ids: TraceIds;
  /** The metrics in Prometheus' text format. */
  render: () => Promise<string>;
  logger: Pick<Logger, 'warn'>;
  /** Who we are to Application Insights, where keys are switched off. */
  credential?: TokenCredential | undefined;
}

export interface Telemetry {
  /** Tells of an error as the log has it; its fields are safe already. */
  reportError(message: string, fields: LogFields): void;
  /** Sends what is left, then ends. */
  stop(): Promise<void>;
}

type Stop = () => Promise<void>;

/**
 * The one owner of the set-up of OpenTelemetry and of everything that leaves the process to be looked at. What is not
 * configured is not even loaded. A destination that cannot be reached costs its data and nothing else.
 */
export async function startTelemetry(options: TelemetryOptions): Promise<Telemetry> {
  const { config, host, ids, render, logger, credential } = options;
  const { applicationInsights, otlpEndpoint, otlpHeaders = {}, pushgatewayUrl, sentryDsn, traceRatio } = config;
  const stops: Stop[] = [];
  let reportError: Telemetry['reportError'] = () => undefined;

  if (applicationInsights !== undefined || otlpEndpoint !== undefined) {
    const { startOpenTelemetry } = await import('./start-open-telemetry.ts');
    stops.push(
      await startOpenTelemetry({ applicationInsights, otlpEndpoint, otlpHeaders, traceRatio, host, ids, credential }),
    );
  }
  if (pushgatewayUrl !== undefined) {
    const { startMetricsPush } = await import('./start-metrics-push.ts');
    stops.push(startMetricsPush({ url: pushgatewayUrl, host, render, logger }));
  }
  if (sentryDsn !== undefined) {
    const { createErrorReports } = await import('./create-error-reports.ts');
    const reports = createErrorReports({ dsn: sentryDsn, host });
    reportError = reports.report;
    stops.push(reports.stop);
  }

  return {
    reportError: (message, fields) => reportError(message, fields),
    async stop() {
      const results = await Promise.allSettled(stops.map((stop) => stop()));
      const failed = results.find((result) => result.status === 'rejected');
      if (failed) logger.warn('the last telemetry could not be sent', { code: codeOf(failed.reason) });
    },
  };
}
