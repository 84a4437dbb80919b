import path from 'node:path';
import fc from 'fast-check';
import { type EmbeddedConfig, readEmbeddedConfig } from '../../../adapters/config/index.ts';
import { TenantSettings } from '../../../core/settings/index.ts';
import type { AppError } from '../../../core/shared/app-error.ts';

const read = (env: Record<string, string | undefined> = {}): EmbeddedConfig => readEmbeddedConfig(env, '/somewhere');

function refusalOf(env: Record<string, string>): AppError {
  try {
    read(env);
  } catch (error) {
    return error as AppError;
  }
  throw new Error('it was taken');
}

describe('without any setting', () => {
  it('everything has its default', () => {
    expect(read()).toEqual({
      port: 3978,
      playgroundPort: 56_150,
      dataDir: '/somewhere/.kollegan',
      auditAnchorDir: '/somewhere/.kollegan/audit-anchor',
      backup: {
        cron: '0 30 3 * * *',
        dir: '/somewhere/.kollegan/backups',
        keyFile: '/somewhere/.kollegan/backup.key',
        dailyDays: 30,
        monthlyDays: 90,
      },
      logLevel: 'info',
      tenant: {
        timeZone: 'Europe/Stockholm',
        language: 'sv',
        consentCap: 'juridik',
        consentCeiling: 'plus',
        retention: { plusDays: 30, juridikYears: 7 },
        keeping: { meetingYears: 7, commentYears: 7, profileMonths: 24, consentYears: 10 },
        nudge: { after: 'PT48H', from: '08:00', to: '17:00' },
        legalBasis: { organisation: 'company', employee: 'usual', guest: 'usual' },
        controller: {
          name: '',
          address: '',
          country: '',
          contact: '',
          email: '',
          phone: '',
          dataProtectionOfficer: '',
          privacyPolicyUrl: '',
        },
        connections: { plannerPlanId: '', plannerBucketId: '', mailbox: '' },
        savedTime: {
          before: { preparing: [], followingUp: [] },
          after: { preparing: [], followingUp: [] },
          method: 'timed',
          measuredBy: '',
        },
      },
      workingDays: [1, 2, 3, 4, 5],
      holidays: 'SE',
      flags: { decisionCloseCard: true, docCopilotV1: true, regwatchPush: true, modelRouter: true, degradeMode: true },
      telemetry: { traceRatio: 1 },
      upkeep: { retentionCron: '0 0 3 * * *', deadLetterRetentionDays: 30, deadLetterAlarmAfterMs: 86_400_000 },
      briefBeforeMs: 1_800_000,
      erasureNeedsConfirmation: true,
    });
  });

  it('an empty setting is none, and an unknown one is nobody’s', () => {
    expect(read({ PORT: '', LOG_LEVEL: undefined, KOLLEGAN_COLOUR: 'red' })).toEqual(read());
  });
});

describe('a good setting', () => {
  it.each([
    [{ PORT: '0' }, { port: 0 }],
    [{ PORT: '65535' }, { port: 65_535 }],
    [{ PLAYGROUND_PORT: '8080' }, { playgroundPort: 8080 }],
    [{ KOLLEGAN_DATA_DIR: 'data' }, { dataDir: path.resolve('/somewhere/data') }],
    [{ KOLLEGAN_DATA_DIR: '/var/kollegan' }, { dataDir: '/var/kollegan' }],
    [{ LOG_LEVEL: 'debug' }, { logLevel: 'debug' }],
    [
      { BACKUP_DIR: 'b', BACKUP_OFFSITE_DIR: '/mnt/b', BACKUP_KEY: 'k', BACKUP_DAILY_DAYS: '7' },
      { backup: { dir: path.resolve('/somewhere/b'), offsiteDir: '/mnt/b', key: 'k', dailyDays: 7 } },
    ],
    [{ TIME_ZONE: 'America/New_York' }, { tenant: { timeZone: 'America/New_York' } }],
    [{ DEFAULT_LANGUAGE: 'da' }, { tenant: { language: 'da' } }],
    [{ NUDGE_AFTER: 'P3D' }, { tenant: { nudge: { after: 'P3D' } } }],
    [{ WORKING_HOURS: '00:00-24:00' }, { tenant: { nudge: { from: '00:00', to: '24:00' } } }],
    [{ WORKING_DAYS: '7-4' }, { workingDays: [7, 1, 2, 3, 4] }],
    [{ WORKING_DAYS: '3-3' }, { workingDays: [3] }],
    [{ WORKING_DAYS: '1-7' }, { workingDays: [1, 2, 3, 4, 5, 6, 7] }],
    [{ HOLIDAYS: 'none' }, { holidays: 'none' }],
    [{ RETENTION_PLUS_DAYS: '1' }, { tenant: { retention: { plusDays: 1 } } }],
    [{ RETENTION_JURIDIK_YEARS: '30' }, { tenant: { retention: { juridikYears: 30 } } }],
    [{ CONSENT_CAP: 'bas' }, { tenant: { consentCap: 'bas', consentCeiling: 'bas' } }],
    [{ CONSENT_CAP: 'plus' }, { tenant: { consentCap: 'plus', consentCeiling: 'plus' } }],
    [{ RETENTION_CRON: '0 3 * * *' }, { upkeep: { retentionCron: '0 0 3 * * *' } }],
    [{ RETENTION_CRON: ' 5  0 3 * * 1-5 ' }, { upkeep: { retentionCron: '5 0 3 * * 1-5' } }],
    [{ DEAD_LETTER_RETENTION_DAYS: '7' }, { upkeep: { deadLetterRetentionDays: 7 } }],
    [{ DEAD_LETTER_ALARM_AFTER: 'PT1H' }, { upkeep: { deadLetterAlarmAfterMs: 3_600_000 } }],
    [{ TRACE_RATIO: '0.25' }, { telemetry: { traceRatio: 0.25 } }],
    [{ SENTRY_DSN: 'https://k@o0.ingest.de.sentry.io/1' }, { telemetry: { sentryDsn: expect.any(String) } }],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }, { telemetry: { otlpEndpoint: expect.any(String) } }],
    [
      { OTEL_EXPORTER_OTLP_HEADERS: 'api-key=a=b,x-team=k' },
      { telemetry: { otlpHeaders: { 'api-key': 'a=b', 'x-team': 'k' } } },
    ],
    [{ PROM_PUSHGATEWAY_URL: 'http://127.0.0.1:9091' }, { telemetry: { pushgatewayUrl: expect.any(String) } }],
    [
      { COSMOS_ENDPOINT: 'https://127.0.0.1:8081', COSMOS_KEY: 'k' },
      { cosmos: { endpoint: 'https://127.0.0.1:8081', database: 'kollegan', container: 'documents', key: 'k' } },
    ],
    [{ SERVICE_BUS_CONNECTION_STRING: 'a string' }, { serviceBusConnectionString: 'a string' }],
    [{ FEATURE_DECISION_CLOSE_CARD: '0' }, { flags: { decisionCloseCard: false } }],
    [{ FEATURE_DEGRADE_MODE: 'false' }, { flags: { degradeMode: false } }],
    [
      { FEATURE_MODEL_ROUTER: 'true', FEATURE_REGWATCH_PUSH: '0' },
      { flags: { modelRouter: true, regwatchPush: false } },
    ],
  ])('takes effect: %j', (env, expected) => {
    expect(read(env)).toMatchObject(expected);
  });
});

/** Each with a value that would be noticed if it were repeated. */
const BROKEN: [string, string][] = [
  ['PORT', '65536'],
  ['PORT', '-9173'],
  ['PORT', '39.78'],
  ['PORT', 'hemligt'],
  ['PORT', ' '],
  ['PORT', '0x1F90'],
  ['PORT', '8e3'],
  ['PLAYGROUND_PORT', '99999'],
  ['LOG_LEVEL', 'hemligt'],
  ['TIME_ZONE', 'Mars/Hemligt'],
  ['DEFAULT_LANGUAGE', 'hemligt'],
  ['NUDGE_AFTER', 'hemligt'],
  ['NUDGE_AFTER', '-PT48H'],
  ['NUDGE_AFTER', 'P-3D'],
  ['NUDGE_AFTER', 'P99999999Y'],
  ['NUDGE_AFTER', 'P2Y'],
  ['WORKING_HOURS', '17:31-08:02'],
  ['WORKING_HOURS', '08:13-08:13'],
  ['WORKING_HOURS', '8-17'],
  ['WORKING_HOURS', '24:00-24:00'],
  ['WORKING_HOURS', '08:00-25:99'],
  ['WORKING_DAYS', '0-5'],
  ['WORKING_DAYS', 'hemligt'],
  ['HOLIDAYS', 'hemligt'],
  ['RETENTION_PLUS_DAYS', '0'],
  ['RETENTION_PLUS_DAYS', '99999'],
  ['RETENTION_JURIDIK_YEARS', '31'],
  ['RETENTION_JURIDIK_YEARS', 'hemligt'],
  ['CONSENT_CAP', 'none'],
  ['RETENTION_CRON', 'hemligt'],
  ['RETENTION_CRON', '61 0 3 * * *'],
  ['RETENTION_CRON', '3 3 9173 3'],
  ['DEAD_LETTER_RETENTION_DAYS', '0'],
  ['DEAD_LETTER_ALARM_AFTER', 'P2Y'],
  ['TRACE_RATIO', '1.5'],
  ['TRACE_RATIO', '25 %'],
  ['SENTRY_DSN', 'hemligt'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'ftp://hemligt.example'],
  ['PROM_PUSHGATEWAY_URL', 'hemligt'],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'hemligt'],
  ['APPLICATIONINSIGHTS_CONNECTION_STRING', 'hemligt'],
  ['COSMOS_DATABASE', 'hem/ligt'],
  ['DATA_RESIDENCY', 'hemligt'],
  ['CONSENT_CAP', 'hemligt'],
  ['FEATURE_DECISION_CLOSE_CARD', 'hemligt'],
  ['FEATURE_DOC_COPILOT_V1', 'yes'],
  ['FEATURE_REGWATCH_PUSH', '2'],
  ['FEATURE_MODEL_ROUTER', 'on'],
  ['FEATURE_DEGRADE_MODE', 'TRUE'],
];

describe('a broken setting', () => {
  it.each(BROKEN)('is named, and its value is not repeated: %s=%s', (name, value) => {
    const error = refusalOf({ [name]: value });

    expect(error).toMatchObject({ code: 'CONFIG.INVALID', fate: 'tell-person' });
    expect(error.message).toContain(name);
    expect(error.message).not.toContain('\n');
    if (value.length > 3) expect(error.message).not.toContain(value);
  });

  it.each([
    [{ COSMOS_ENDPOINT: 'https://hemligt.example' }, 'COSMOS_KEY (is missing'],
    [{ COSMOS_KEY: 'hemligt' }, 'COSMOS_ENDPOINT (is missing'],
  ])('is one that needs another: %j', (env, fault) => {
    expect(refusalOf(env).message).toContain(fault);
    expect(refusalOf(env).message).not.toContain('hemligt');
  });

  it('is named together with all the others', () => {
    const env = Object.fromEntries(BROKEN);

    const { message } = refusalOf(env);

    for (const name of Object.keys(env)) expect(message).toContain(name);
    expect(message).not.toContain('\n');
  });
});

it('whatever the environment holds, it is settings that can be used or one clear refusal', () => {
  const names = [...new Set(BROKEN.map(([name]) => name)), 'KOLLEGAN_DATA_DIR'];
  const value = fc.oneof(fc.string(), fc.stringMatching(/^[-+0-9:PTHDYM.]{0,12}$/), fc.constantFrom('1', 'sv', 'PT1H'));

  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), value), (env) => {
      try {
        const config = read(env);
        expect(TenantSettings.safeParse(config.tenant).success).toBe(true);
        expect(config.workingDays.length).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toMatchObject({ code: 'CONFIG.INVALID' });
      }
    }),
    { numRuns: 1_000 },
  );
});
