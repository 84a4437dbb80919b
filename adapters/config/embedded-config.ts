import path from 'node:path';
import { type BackupConfig, backupConfigOf } from './backup-config.ts';
import { configInvalid } from './config.errors.ts';
import { type ProductConfig, productConfigOf } from './product-config.ts';
import { readSettings } from './read-settings.ts';

/** Everything on one machine. */
export interface EmbeddedConfig extends ProductConfig {
  playgroundPort: number;
  /** Absolute. */
  dataDir: string;
  /** Where signed heads of the audit log are kept; absolute. */
  auditAnchorDir: string;
  /** A Cosmos DB emulator in place of the file. */
  cosmos?: { endpoint: string; database: string; container: string; key: string };
  backup: BackupConfig;
  /** Where `kollegan jobs` finds the queues, other than at the running embedded mode. */
  serviceBusConnectionString?: string;
}

/**
 * Reads the settings of the embedded mode. Throws `CONFIG.INVALID` with every fault by name; an empty value counts as
 * not set.
 */
export function readEmbeddedConfig(env: Readonly<Record<string, string | undefined>>, cwd: string): EmbeddedConfig {
  const read = readSettings(env, { environment: 'embedded' });
  if (!read.ok) throw configInvalid(read.faults);
  const { settings } = read;
  const { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key, SERVICE_BUS_CONNECTION_STRING: bus } = settings;
  const dataDir = path.resolve(cwd, settings.KOLLEGAN_DATA_DIR);
  const [database, container] = [settings.COSMOS_DATABASE, settings.COSMOS_CONTAINER];
  return {
    ...productConfigOf(settings),
    playgroundPort: settings.PLAYGROUND_PORT,
    dataDir,
    auditAnchorDir: path.resolve(cwd, settings.AUDIT_ANCHOR_DIR ?? path.join(dataDir, 'audit-anchor')),
    backup: backupConfigOf(settings, dataDir, (folder) => path.resolve(cwd, folder)),
    ...(endpoint !== undefined && key !== undefined && { cosmos: { endpoint, database, container, key } }),
    ...(bus !== undefined && { serviceBusConnectionString: bus }),
  };
}
