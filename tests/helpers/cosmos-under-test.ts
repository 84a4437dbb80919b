import { CosmosClient } from '@azure/cosmos';

/** A real Cosmos DB (an account or Microsoft's emulator) that somebody named for the tests. */
export interface CosmosUnderTest {
  client: CosmosClient;
  databaseId: string;
}

/** @returns null when none is named: then what only a real one shows is skipped */
export function cosmosUnderTest(): CosmosUnderTest | null {
  const { COSMOS_TEST_ENDPOINT: endpoint, COSMOS_TEST_KEY: key = '' } = process.env;
  if (!endpoint) return null;
  const connectionPolicy = { enableEndpointDiscovery: false, enablePartitionLevelFailover: false };
  return { client: new CosmosClient({ endpoint, key, connectionPolicy }), databaseId: 'kollegan-tests' };
}
