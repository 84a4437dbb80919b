import type { CosmosClient } from '@azure/cosmos';
import { CONTAINER_DEFINITION, type ContainerDefinition, containerRequest } from './container-definition.ts';
import { fromCosmos } from './cosmos.errors.ts';
import { withinDeadline } from './within-deadline.ts';

export interface CreateContainerOptions {
  client: CosmosClient;
  databaseId: string;
  containerId: string;
  definition?: ContainerDefinition;
}

const DEADLINE_MS = 30_000;

/**
 * Makes database and container where they are missing, for emulators. In Azure the deployment makes them from the same
 * definition: an identity that may read and write documents may not.
 * @throws `STORE.UNAVAILABLE`, `STORE.NOT_ALLOWED`
 */
export async function createContainer(options: CreateContainerOptions): Promise<void> {
  const { client, databaseId, containerId, definition = CONTAINER_DEFINITION } = options;
  try {
    await withinDeadline(DEADLINE_MS, async (bounded) => {
      const { database } = await client.databases.createIfNotExists({ id: databaseId }, bounded);
      await database.containers.createIfNotExists(containerRequest(containerId, definition), bounded);
    });
  } catch (error) {
    throw fromCosmos(error);
  }
}
