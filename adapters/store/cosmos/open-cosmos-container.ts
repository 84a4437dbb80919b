import { type Container, CosmosClient, type CosmosClientOptions } from '@azure/cosmos';
import { keyNotAllowed } from './cosmos.errors.ts';

export interface OpenCosmosOptions {
  /** Such as `https://kollegan.documents.azure.com`. */
  endpoint: string;
  /** An identity of Entra, or the key of an emulator. */
  access: { credential: NonNullable<CosmosClientOptions['aadCredentials']> } | { emulatorKey: string };
  databaseId: string;
  containerId: string;
  /** Nearest first. Default: regions of the EU. */
  preferredRegions?: readonly string[];
}

export interface OpenCosmos {
  client: CosmosClient;
  container: Container;
  /** Ends the client's timers. */
  close(): void;
}

const EU_REGIONS = ['Sweden Central', 'North Europe', 'West Europe'];
const REQUEST_TIMEOUT_MS = 5000;
const AZURE_HOST = /\.azure\.(com|us|cn)$/i;

/**
 * The client of a container. Nothing is asked of the service yet; whether it can be reached shows with the first call.
 * @throws `STORE.KEY_NOT_ALLOWED` for a key to an account in Azure
 */
export function openCosmosContainer(options: OpenCosmosOptions): OpenCosmos {
  const { endpoint, access, databaseId, containerId, preferredRegions = EU_REGIONS } = options;
  const isEmulator = 'emulatorKey' in access;
  if (isEmulator && AZURE_HOST.test(new URL(endpoint).hostname)) throw keyNotAllowed();
  const client = new CosmosClient({
    endpoint,
    ...(isEmulator ? { key: access.emulatorKey } : { aadCredentials: access.credential }),
    userAgentSuffix: 'kollegan',
    connectionPolicy: {
      requestTimeout: REQUEST_TIMEOUT_MS,
      preferredLocations: [...preferredRegions],
      useMultipleWriteLocations: false,
      enablePartitionLevelFailover: false,
      // An emulator gives an address of its own, which often is none from here.
      enableEndpointDiscovery: !isEmulator,
      retryOptions: { maxRetryAttemptCount: 4, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 4 },
    },
  });
  return {
    client,
    container: client.database(databaseId).container(containerId),
    close: () => client.dispose(),
  };
}
