import path from 'node:path';
import type { TokenCredential } from '@azure/service-bus';
import type { EmbeddedConfig, ProductionConfig } from '../adapters/config/index.ts';
import {
  checkContainer,
  createContainer,
  createCosmosDocumentStore,
  openCosmosContainer,
} from '../adapters/store/cosmos/index.ts';
import { createSqliteDocumentStore } from '../adapters/store/sqlite/create-sqlite-document-store.ts';
import type { Clock } from '../core/shared/clock.port.ts';
import type { Metrics } from '../core/shared/metrics.port.ts';
import type { DocumentStore } from '../core/storage/index.ts';
import type { SweepableStore } from '../core/upkeep/index.ts';

/** The store of a running host. */
export interface OpenStore extends DocumentStore, SweepableStore {
  close(): void;
}

interface Common {
  clock: Clock;
  metrics: Metrics;
}

/** Cosmos DB on Azure, where the deployment has made the container. */
export function openCosmosStore(
  options: Common & { config: ProductionConfig['cosmos']; credential: TokenCredential },
): OpenStore {
  const { config, credential, clock, metrics } = options;
  const { endpoint, database: databaseId, container: containerId } = config;
  const opened = openCosmosContainer({ endpoint, access: { credential }, databaseId, containerId });
  return { ...createCosmosDocumentStore({ container: opened.container, clock, metrics }), close: opened.close };
}

/** A file in the data folder, or the emulator of Cosmos DB that the settings name, whose container is made when it is missing. */
export async function openEmbeddedStore(
  options: Common & { config: Pick<EmbeddedConfig, 'dataDir' | 'cosmos'> },
): Promise<OpenStore> {
  const { config, clock, metrics } = options;
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
