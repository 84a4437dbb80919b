import path from 'node:path';
import type { EmbeddedConfig } from '../../adapters/config/index.ts';
import {
  checkContainer,
  createContainer,
  createCosmosDocumentStore,
  openCosmosContainer,
} from '../../adapters/store/cosmos/index.ts';
import { createSqliteDocumentStore } from '../../adapters/store/sqlite/create-sqlite-document-store.ts';
import type { Clock } from '../../core/shared/clock.port.ts';
import type { Metrics } from '../../core/shared/metrics.port.ts';
import type { DocumentStore } from '../../core/storage/index.ts';
import type { SweepableStore } from './expiry-sweep.ts';

/** The store of a running product. */
export interface OpenStore extends DocumentStore, SweepableStore {
  close(): void;
}

export interface OpenStoreOptions {
  config: Pick<EmbeddedConfig, 'dataDir' | 'cosmos'>;
  clock: Clock;
  metrics: Metrics;
}

/** A file in the data folder, or the emulator of Cosmos DB that the settings name, whose container is made when it is missing. */
export async function openStore({ config, clock, metrics }: OpenStoreOptions): Promise<OpenStore> {
  if (!config.cosmos) return createSqliteDocumentStore({ file: path.join(config.dataDir, 'kollegan.sqlite'), clock });

  const { endpoint, key, database: databaseId, container: containerId } = config.cosmos;
  const opened = openCosmosContainer({ endpoint, access: { emulatorKey: key }, databaseId, containerId });
  try {
    await createContainer({ client: opened.client, databaseId, containerId });
    await checkContainer({ container: opened.container });
  } catch (error) {
    opened.close();
    throw error;
  }
  return { ...createCosmosDocumentStore({ container: opened.container, clock, metrics }), close: opened.close };
}
