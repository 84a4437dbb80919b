import { configInvalid } from './config.errors.ts';
import { type EmbeddedConfig, readEmbeddedConfig } from './embedded-config.ts';
import { type ProductionConfig, readProductionConfig } from './production-config.ts';
import { readSettings } from './read-settings.ts';

/** The packaged functions beside the stand-ins of one machine. */
export interface LocalFunctionsConfig extends EmbeddedConfig {
  environment: 'embedded';
  serviceBusConnectionString: string;
  graph: { baseUrl: string; planId: string; mailbox: string };
}

export type FunctionsConfig = ({ environment: 'production' } & ProductionConfig) | LocalFunctionsConfig;

type Text = Readonly<Record<string, string | undefined>>;

/** Set by Azure in every app it runs. */
const ON_AZURE = 'WEBSITE_SITE_NAME';
const NEEDED = ['SERVICE_BUS_CONNECTION_STRING', 'GRAPH_BASE_URL', 'GRAPH_PLAN_ID', 'GRAPH_MAILBOX'] as const;

/** Reads the settings of the Functions host. Throws `CONFIG.INVALID`, one message that names every fault. */
export function readFunctionsConfig(env: Text, cwd: string): FunctionsConfig {
  if (env['KOLLEGAN_ENV'] !== 'embedded')
    return { environment: 'production', ...readProductionConfig(env, 'functions') };
  if (env[ON_AZURE]) throw configInvalid(['KOLLEGAN_ENV (embedded is refused on Azure)']);
  const config = readEmbeddedConfig(env, cwd);
  const read = readSettings(env, { environment: 'embedded' });
  if (!read.ok) throw configInvalid(read.faults);
  const { settings } = read;
  const [bus, baseUrl, planId, mailbox] = NEEDED.map((name) => settings[name]);
  if (!bus || !baseUrl || !planId || !mailbox) {
    throw configInvalid(NEEDED.filter((name) => !settings[name]).map((name) => `${name} (is missing)`));
  }
  return { ...config, environment: 'embedded', serviceBusConnectionString: bus, graph: { baseUrl, planId, mailbox } };
}
