import fc from 'fast-check';
import { readProductionConfig, readSettings } from '../../../adapters/config/index.ts';
import { REQUIRED_BY_FUNCTIONS, REQUIRED_IN_PRODUCTION } from '../../../adapters/config/required.ts';
import { PRODUCTION } from './production-env.ts';

function faultsOf(env: Record<string, string>, options: { references?: 'allowed' } = {}): string[] {
  const read = readSettings(env, { environment: 'production', host: 'functions', ...options });
  return read.ok ? [] : read.faults;
}

describe('the settings of production', () => {
  it('are read, with every feature off but the safety net', () => {
    expect(readProductionConfig(PRODUCTION, 'functions')).toMatchObject({
      region: 'swedencentral',
      identity: { appType: 'SingleTenant', managedIdentityClientId: PRODUCTION.AZURE_CLIENT_ID },
      cosmos: { endpoint: PRODUCTION.COSMOS_ENDPOINT, database: 'kollegan', container: 'documents' },
      serviceBusNamespace: PRODUCTION.SERVICE_BUS_NAMESPACE,
      graph: { planId: PRODUCTION.GRAPH_PLAN_ID, mailbox: PRODUCTION.GRAPH_MAILBOX },
      flags: {
        decisionCloseCard: false,
        docCopilotV1: false,
        regwatchPush: false,
        modelRouter: false,
        degradeMode: true,
      },
    });
  });

  it('hold the token of the metrics where they are to be read, and a good one', () => {
    const token = '0123456789abcdef0123456789abcdef';

    expect(readProductionConfig(PRODUCTION, 'bot').metricsToken).toBeUndefined();
    expect(readProductionConfig({ ...PRODUCTION, METRICS_TOKEN: token }, 'bot').metricsToken).toBe(token);
    for (const weak of ['hemligt', token.slice(1), `${token} `, `${token}\n`]) {
      expect(faultsOf({ ...PRODUCTION, METRICS_TOKEN: weak }).join()).toMatch(/^METRICS_TOKEN \(is no token/);
    }
    const reference = '@Microsoft.KeyVault(SecretUri=https://kollegan.vault.azure.net/secrets/metrics-token)';
    expect(faultsOf({ ...PRODUCTION, METRICS_TOKEN: reference })).toEqual([
      expect.stringContaining('METRICS_TOKEN (its Key Vault reference was not resolved'),
    ]);
    expect(faultsOf({ ...PRODUCTION, METRICS_TOKEN: reference }, { references: 'allowed' })).toEqual([]);
  });

  it.each([...REQUIRED_IN_PRODUCTION, ...REQUIRED_BY_FUNCTIONS])('must hold %s', (name) => {
    expect(faultsOf({ ...PRODUCTION, [name]: '' })).toEqual([`${name} (is missing)`]);
  });

  it('must not hold for the bot what only the Functions host needs', () => {
    const { SERVICE_BUS__fullyQualifiedNamespace: _, ...bot } = PRODUCTION;

    expect(readProductionConfig(bot, 'bot').serviceBusNamespace).toBe(PRODUCTION.SERVICE_BUS_NAMESPACE);
  });

  it('when they cannot be used, are refused in one line with every name', () => {
    const wrong = { MICROSOFT_APP_ID: 'hemligt', E2E_BYPASS_AUTH: '1', KOLLEGAN_DATA_DIR: 'hemligt' };

    expect(() => readProductionConfig(wrong, 'bot')).toThrow(
      expect.objectContaining({ code: 'CONFIG.INVALID', message: expect.stringMatching(/^[^\n]+$/) }),
    );
    for (const name of [...Object.keys(wrong), ...REQUIRED_IN_PRODUCTION]) {
      expect(() => readProductionConfig(wrong, 'bot')).toThrow(name);
    }
    expect(() => readProductionConfig(wrong, 'bot')).not.toThrow('hemligt');
  });
});

const CERTIFICATE = { MICROSOFT_APP_CERTIFICATE: 'hemligt' };
const PASSWORD = { MICROSOFT_APP_PASSWORD: 'hemligt' };
const NO_IDENTITY = { AZURE_CLIENT_ID: '' };
const MSI = { MICROSOFT_APP_TYPE: 'UserAssignedMSI' };
const SAME = { MICROSOFT_APP_ID: PRODUCTION.AZURE_CLIENT_ID };

it.each([
  ['E2E_BYPASS_AUTH', { E2E_BYPASS_AUTH: '1' }],
  ['KOLLEGAN_ENV', { KOLLEGAN_ENV: 'embedded' }],
  ['GRAPH_BASE_URL', { GRAPH_BASE_URL: 'http://hemligt.example' }],
  ['E2E_BYPASS_AUTH', { E2E_BYPASS_AUTH: 'true' }],
  ['DANGEROUSLY_ALLOW_ANYBODY', { DANGEROUSLY_ALLOW_ANYBODY: 'hemligt' }],
  ['NODE_TLS_REJECT_UNAUTHORIZED', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }],
  ['NODE_OPTIONS', { NODE_OPTIONS: '--inspect=0.0.0.0:9229' }],
  ['COSMOS_KEY', { COSMOS_KEY: 'hemligt' }],
  ['SERVICE_BUS_CONNECTION_STRING', { SERVICE_BUS_CONNECTION_STRING: 'hemligt' }],
  ['KOLLEGAN_DATA_DIR', { KOLLEGAN_DATA_DIR: 'hemligt' }],
  ['COSMOS_ENDPOINT', { COSMOS_ENDPOINT: 'http://hemligt.example' }],
  ['AZURE_REGION', { AZURE_REGION: 'eastus' }],
  ['AZURE_REGION', { AZURE_REGION: 'uksouth' }],
  ['DATA_RESIDENCY', { DATA_RESIDENCY: 'us' }],
  ['SERVICE_BUS__fullyQualifiedNamespace', { SERVICE_BUS_NAMESPACE: 'hemligt.servicebus.windows.net' }],
  ['SERVICE_BUS_NAMESPACE', { SERVICE_BUS_NAMESPACE: 'Endpoint=sb://hemligt' }],
  ['MICROSOFT_APP_TYPE', { MICROSOFT_APP_TYPE: 'MultiTenant' }],
  ['AZURE_CLIENT_ID', NO_IDENTITY],
  ['AZURE_CLIENT_ID', { ...NO_IDENTITY, ...MSI, ...CERTIFICATE }],
  ['MICROSOFT_APP_PASSWORD', PASSWORD],
  ['MICROSOFT_APP_CERTIFICATE', CERTIFICATE],
  ['MICROSOFT_APP_PASSWORD', { ...NO_IDENTITY, ...CERTIFICATE, ...PASSWORD }],
  ['MICROSOFT_APP_ID', MSI],
  ['MICROSOFT_APP_TYPE', SAME],
  ['SENTRY_DSN', { SENTRY_DSN: '@Microsoft.KeyVault(SecretUri=https://hemligt)' }],
  [
    'MICROSOFT_APP_PASSWORD',
    { ...NO_IDENTITY, MICROSOFT_APP_PASSWORD: '@Microsoft.KeyVault(SecretUri=https://hemligt)' },
  ],
])('production refuses what weakens it or contradicts itself, naming %s alone: %j', (name, env) => {
  const faults = faultsOf({ ...PRODUCTION, ...env });

  expect(faults.map((fault) => fault.split(' ')[0])).toEqual([name]);
  expect(faults.join()).not.toContain('hemligt');
});

it.each([
  ['a certificate', { ...NO_IDENTITY, ...CERTIFICATE }],
  ['a password', { ...NO_IDENTITY, ...PASSWORD }],
  ['a managed identity as the bot', { ...MSI, ...SAME }],
  ['the bypass switched off', { E2E_BYPASS_AUTH: '0' }],
  ['an empty dangerous switch', { DANGEROUSLY_ALLOW_ANYBODY: '' }],
])('production takes %s', (_what, env) => {
  expect(faultsOf({ ...PRODUCTION, ...env })).toEqual([]);
});

it('before the deployment a Key Vault reference counts as given', () => {
  const reference = '@Microsoft.KeyVault(SecretUri=https://v)';
  const env = {
    ...PRODUCTION,
    ...NO_IDENTITY,
    MICROSOFT_APP_PASSWORD: reference,
    SENTRY_DSN: reference,
    OTEL_EXPORTER_OTLP_HEADERS: reference,
  };

  expect(faultsOf(env, { references: 'allowed' })).toEqual([]);
});

it('no fault repeats a value, whatever is set', () => {
  const names = [...Object.keys(PRODUCTION), 'COSMOS_KEY', 'MICROSOFT_APP_PASSWORD', 'RETENTION_CRON', 'SENTRY_DSN'];
  const marked = fc.stringMatching(/^[a-z:/. 0-9-]{0,8}hemligt[a-z@=;]{0,8}$/);

  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), marked), (env) => {
      expect(faultsOf({ ...PRODUCTION, ...env }).join()).not.toContain('hemligt');
    }),
    { numRuns: 300 },
  );
});
