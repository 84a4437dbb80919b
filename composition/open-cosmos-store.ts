import type { TokenCredential } from '@azure/service-bus';
import type { EmbeddedConfig, ProductionConfig } from '../adapters/config/index.ts';
import { createStoredErasureList, ERASURE_LIST_TENANT } from '../adapters/erasure-list/index.ts';
import {
  type CosmosDocumentStore,
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
  return onCosmos(createCosmosDocumentStore({ container: opened.container, clock, metrics }), opened.close);
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
  return onCosmos(createCosmosDocumentStore({ container: opened.container, clock, metrics }), opened.close);
}

/** The service removes what it holds by itself; its own backups end after their period. */
function onCosmos(store: CosmosDocumentStore, close: () => void): HostStore {
  return {
    ...store,
    close,
    tenants: async () => (await store.tenants()).filter((tenantId) => tenantId !== ERASURE_LIST_TENANT),
    erasureList: createStoredErasureList({ store }),
    physicallyForget: async () => undefined,
    erasureMethod: 'removed by Azure Cosmos DB; its continuous backup ends after 30 days',
  };
}
