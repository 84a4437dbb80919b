import { z } from 'zod';
import { optional, setting } from './setting.ts';
import { HttpUrl, MetricsToken, OtlpHeaders, Ratio } from './setting-types.ts';

const SAMPLE_GUID = '00000000-0000-4000-8000-000000000000';

/** Where what is to be looked at goes; nothing is set: nowhere but the log and, on one's own machine, /metrics. */
export const TELEMETRY_SETTINGS = {
  APPLICATIONINSIGHTS_CONNECTION_STRING: optional(
    z
      .string()
      .regex(/(?:^|;)InstrumentationKey=[0-9a-f-]{36}(?:;|$)/i, 'is no connection string of Application Insights'),
    {
      group: 'Telemetry',
      meaning: 'Application Insights resource that gets traces and metrics.',
      example: `InstrumentationKey=${SAMPLE_GUID};IngestionEndpoint=https://swedencentral-0.in.applicationinsights.azure.com/`,
      secret: true,
    },
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(HttpUrl, {
    group: 'Telemetry',
    meaning: 'OpenTelemetry collector (OTLP over HTTP) that gets traces.',
    example: 'http://otel-collector:4318',
  }),
  OTEL_EXPORTER_OTLP_HEADERS: optional(OtlpHeaders, {
    group: 'Telemetry',
    meaning: 'What the collector asks for in every request: name=value, more of them after commas.',
    example: 'api-key=0123456789',
    secret: true,
  }),
  PROM_PUSHGATEWAY_URL: optional(HttpUrl, {
    group: 'Telemetry',
    meaning: 'Prometheus push gateway that gets the metrics of hosts that nobody can scrape.',
    example: 'http://pushgateway:9091',
  }),
  METRICS_TOKEN: optional(MetricsToken, {
    group: 'Telemetry',
    meaning: 'Bearer token for /metrics; without it production has no such address. `openssl rand -hex 32` makes one.',
    example: '@Microsoft.KeyVault(SecretUri=https://kollegan.vault.azure.net/secrets/metrics-token)',
    secret: true,
    only: 'production',
  }),
  SENTRY_DSN: optional(HttpUrl, {
    group: 'Telemetry',
    meaning: 'Sentry project that gets errors: code, kind and place, nothing that was said.',
    example: 'https://public@o0.ingest.de.sentry.io/0',
    secret: true,
  }),
  TRACE_RATIO: setting(Ratio, {
    group: 'Telemetry',
    meaning: 'Share of the turns whose trace is kept, from 0 to 1.',
    example: '0.25',
    default: '1',
  }),
};
