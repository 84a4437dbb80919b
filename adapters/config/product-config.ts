import { Duration } from 'luxon';
import type { FeatureFlags } from '../../core/flags/index.ts';
import { DEFAULT_TENANT_SETTINGS, type TenantSettings } from '../../core/settings/index.ts';
import type { TelemetryConfig } from '../telemetry/start-telemetry.ts';
import type { Settings } from './settings.ts';

/** What the timers keep in order. */
export interface UpkeepConfig {
  /** Cron in UTC with seconds. */
  retentionCron: string;
  deadLetterRetentionDays: number;
  deadLetterAlarmAfterMs: number;
}

/** What every environment needs to run the product. */
export interface ProductConfig {
  port: number;
  logLevel: Settings['LOG_LEVEL'];
  tenant: TenantSettings;
  /** How long before a meeting its brief goes out. */
  briefBeforeMs: number;
  /** ISO weekdays, 1 is Monday. */
  workingDays: number[];
  holidays: Settings['HOLIDAYS'];
  flags: FeatureFlags;
  telemetry: TelemetryConfig;
  upkeep: UpkeepConfig;
  /** Whether whoever asks for an erasure has to type words, and for a whole tenant a second person too. */
  erasureNeedsConfirmation: boolean;
}

export function productConfigOf(settings: Settings): ProductConfig {
  const [from = '08:00', to = '17:00'] = settings.WORKING_HOURS.split('-');
  return {
    port: settings.PORT,
    logLevel: settings.LOG_LEVEL,
    tenant: {
      timeZone: settings.TIME_ZONE,
      language: settings.DEFAULT_LANGUAGE,
      consentCap: settings.CONSENT_CAP,
      consentCeiling: settings.CONSENT_CAP === 'bas' ? 'bas' : 'plus',
      retention: { plusDays: settings.RETENTION_PLUS_DAYS, juridikYears: settings.RETENTION_JURIDIK_YEARS },
      keeping: DEFAULT_TENANT_SETTINGS.keeping,
      nudge: { after: settings.NUDGE_AFTER, from, to },
      legalBasis: DEFAULT_TENANT_SETTINGS.legalBasis,
      controller: DEFAULT_TENANT_SETTINGS.controller,
      connections: DEFAULT_TENANT_SETTINGS.connections,
      savedTime: DEFAULT_TENANT_SETTINGS.savedTime,
    },
    briefBeforeMs: Duration.fromISO(settings.BRIEF_BEFORE).toMillis(),
    workingDays: weekdays(settings.WORKING_DAYS),
    holidays: settings.HOLIDAYS,
    flags: {
      decisionCloseCard: settings.FEATURE_DECISION_CLOSE_CARD,
      docCopilotV1: settings.FEATURE_DOC_COPILOT_V1,
      regwatchPush: settings.FEATURE_REGWATCH_PUSH,
      modelRouter: settings.FEATURE_MODEL_ROUTER,
      degradeMode: settings.FEATURE_DEGRADE_MODE,
    },
    telemetry: telemetryOf(settings),
    upkeep: {
      retentionCron: settings.RETENTION_CRON,
      deadLetterRetentionDays: settings.DEAD_LETTER_RETENTION_DAYS,
      deadLetterAlarmAfterMs: Duration.fromISO(settings.DEAD_LETTER_ALARM_AFTER).toMillis(),
    },
    erasureNeedsConfirmation: settings.DELETE_ALL_REQUIRE_CONFIRM,
  };
}

function telemetryOf(settings: Settings): TelemetryConfig {
  const { APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsights, SENTRY_DSN: sentryDsn } = settings;
  const { OTEL_EXPORTER_OTLP_ENDPOINT: otlpEndpoint, OTEL_EXPORTER_OTLP_HEADERS: otlpHeaders } = settings;
  const { PROM_PUSHGATEWAY_URL: pushgatewayUrl } = settings;
  return {
    ...(applicationInsights !== undefined && { applicationInsights }),
    ...(otlpEndpoint !== undefined && { otlpEndpoint }),
    ...(otlpHeaders !== undefined && { otlpHeaders }),
    ...(pushgatewayUrl !== undefined && { pushgatewayUrl }),
    ...(sentryDsn !== undefined && { sentryDsn }),
    traceRatio: settings.TRACE_RATIO,
  };
}

function weekdays(span: string): number[] {
  const [first = 1, last = 5] = span.split('-').map(Number);
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((first - 1 + index) % 7) + 1);
}
