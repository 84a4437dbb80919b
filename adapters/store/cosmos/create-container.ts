import type { CosmosClient } from '@azure/cosmos';
import { CONTAINER_DEFINITION, type ContainerDefinition, containerRequest } from './container-definition.ts';

export interface CreateContainerOptions {
  client: CosmosClient;
  databaseId: string;
  containerId: string;
  definition?: ContainerDefinition;
}

/**
 * Makes database and container where they are missing, for emulators. In Azure the deployment makes them from the same
 * definition: an identity that may read and write documents may not.
 */
export async function createContainer(options: CreateContainerOptions): Promise<void> {
  const { client, databaseId, containerId, definition = CONTAINER_DEFINITION } = options;
  const { database } = await client.databases.createIfNotExists({ id: databaseId });
  await database.containers.createIfNotExists(containerRequest(containerId, definition));
}
