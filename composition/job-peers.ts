import type { ServiceBusClient, TokenCredential } from '@azure/service-bus';
import type { FunctionsConfig } from '../adapters/config/index.ts';
import { createServiceBusClient } from '../adapters/service-bus/index.ts';
import type { GraphPeer } from './create-services.ts';
import type { HostStore, HostStoreOptions } from './host-store.ts';
import { createIdentity, tokensOf } from './identity.ts';
import { openCosmosStore } from './open-cosmos-store.ts';
import { openEmbeddedStore } from './open-store.ts';

/** Whom a host of jobs works with. */
export interface JobPeers {
  bus: ServiceBusClient;
  graph: GraphPeer;
  getBotToken: () => Promise<string>;
  /** Who we are to Azure's services; none beside stand-ins. */
  credential?: TokenCredential;
  openStore(common: HostStoreOptions): Promise<HostStore>;
}

/** Cosmos DB, Service Bus and Graph by identity. */
export function azurePeers(config: FunctionsConfig & { environment: 'production' }): JobPeers {
  const identity = createIdentity(config.identity);
  const credential = identity.azure;
  const { getGraphToken, getBotToken } = tokensOf(identity);
  return {
    bus: createServiceBusClient({ namespace: config.serviceBusNamespace, credential }),
    graph: { ...config.graph, getToken: getGraphToken, applicationId: config.identity.appId },
    getBotToken,
    credential,
    openStore: async (common) => openCosmosStore({ config: config.cosmos, credential, ...common }),
  };
}

/** Stand-ins on this machine, which take any token; Graph's adapter refuses an address that is elsewhere. */
export function localPeers(config: FunctionsConfig & { environment: 'embedded' }): JobPeers {
  const getToken = async () => 'local';
  return {
    bus: createServiceBusClient({ connectionString: config.serviceBusConnectionString }),
    graph: { ...config.graph, getToken, applicationId: 'local' },
    getBotToken: getToken,
    openStore: (common) => openEmbeddedStore({ config, ...common }),
  };
}
