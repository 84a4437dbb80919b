import type { TokenCredential } from '@azure/service-bus';
import type { EmbeddedConfig, ProductionConfig } from '../adapters/config/index.ts';
import {
  checkContainer,
  createContainer,
  createCosmosDocumentStore,
  openCosmosContainer,
} from '../adapters/store/cosmos/index.ts';
import type { HostStore, HostStoreOptions } from './host-store.ts';

/** Cosmos DB on Azure, where the deployment has made the container. */
export function openCosmosStore(
  options: HostStoreOptions & { config: ProductionConfig['cosmos']; credential: TokenCredential },
): HostStore {
  const { config, credential, clock, metrics } = options;
  const { endpoint, database: databaseId, container: containerId } = config;
  const opened = openCosmosContainer({ endpoint, access: { credential }, databaseId, containerId });
  return { ...createCosmosDocumentStore({ container: opened.container, clock, metrics }), close: opened.close };
}

/** An emulator of Cosmos DB, whose container is made when it is missing. */
export async function openEmulatedCosmosStore(
  options: HostStoreOptions & { config: NonNullable<EmbeddedConfig['cosmos']> },
): Promise<HostStore> {
  const { config, clock, metrics } = options;
  const { endpoint, key, database: databaseId, container: containerId } = config;
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
