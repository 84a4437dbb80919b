import { z } from 'zod';
import { configInvalid } from './config.errors.ts';
import { type ProductConfig, productConfigOf } from './product-config.ts';
import { readSettings } from './read-settings.ts';
import { REQUIRED_IN_PRODUCTION } from './required.ts';
import type { Settings } from './settings.ts';

export interface IdentityConfig {
  appId: string;
  tenantId: string;
  appType: Settings['MICROSOFT_APP_TYPE'];
  /** Client id of the user-assigned identity. */
  managedIdentityClientId?: string;
  certificatePem?: string;
  clientSecret?: string;
}

/** One of the hosts on Azure. */
export interface ProductionConfig extends ProductConfig {
  region: string;
  identity: IdentityConfig;
  cosmos: { endpoint: string; database: string; container: string };
  signingKeys: NonNullable<Settings['SIGNING_KEYS']>;
  auditAnchorUrl: string;
  serviceBusNamespace: string;
  graph: { planId: string; mailbox: string };
  /** Asked of whoever reads the metrics; left out: nobody may. */
  metricsToken?: string;
}

type RequiredName = (typeof REQUIRED_IN_PRODUCTION)[number];

/** The same settings, with those that must be given known to be. */
const ProductionSettings = z.custom<Settings & { [Name in RequiredName]-?: NonNullable<Settings[Name]> }>((value) =>
  REQUIRED_IN_PRODUCTION.every((name) => Reflect.get(Object(value), name) !== undefined),
);

/** Reads the settings of a host on Azure. Throws `CONFIG.INVALID`, one message that names every fault. */
export function readProductionConfig(
  env: Readonly<Record<string, string | undefined>>,
  host: 'bot' | 'functions',
): ProductionConfig {
  const read = readSettings(env, { environment: 'production', host });
  if (!read.ok) throw configInvalid(read.faults);
  const settings = ProductionSettings.parse(read.settings);
  return {
    ...productConfigOf(settings),
    region: settings.AZURE_REGION,
    identity: identityOf(settings),
    cosmos: {
      endpoint: settings.COSMOS_ENDPOINT,
      database: settings.COSMOS_DATABASE,
      container: settings.COSMOS_CONTAINER,
    },
    signingKeys: settings.SIGNING_KEYS,
    auditAnchorUrl: settings.AUDIT_ANCHOR_URL,
    serviceBusNamespace: settings.SERVICE_BUS_NAMESPACE,
    graph: { planId: settings.GRAPH_PLAN_ID, mailbox: settings.GRAPH_MAILBOX },
    ...(settings.METRICS_TOKEN !== undefined && { metricsToken: settings.METRICS_TOKEN }),
  };
}

function identityOf(settings: z.infer<typeof ProductionSettings>): IdentityConfig {
  const { AZURE_CLIENT_ID: managedIdentityClientId } = settings;
  const { MICROSOFT_APP_CERTIFICATE: certificatePem, MICROSOFT_APP_PASSWORD: clientSecret } = settings;
  return {
    appId: settings.MICROSOFT_APP_ID,
    tenantId: settings.MICROSOFT_APP_TENANT_ID,
    appType: settings.MICROSOFT_APP_TYPE,
    ...(managedIdentityClientId !== undefined && { managedIdentityClientId }),
    ...(certificatePem !== undefined && { certificatePem }),
    ...(clientSecret !== undefined && { clientSecret }),
  };
}
