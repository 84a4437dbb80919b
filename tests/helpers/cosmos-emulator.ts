import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createHttpServer } from '@vercel/cosmosdb-server';
import {
  CONTAINER_DEFINITION,
  createContainer,
  openCosmosContainer,
  withOrderedFields,
} from '../../adapters/store/cosmos/index.ts';

export interface CosmosEmulator {
  endpoint: string;
  database: string;
  container: string;
  key: string;
  stop(): Promise<void>;
}

const NAMES = { database: 'kollegan', container: 'documents', key: 'AAAA' };

/** An emulator of Cosmos DB in this process, with the container of the product and nothing in it. */
export async function startCosmosEmulator(orderedFields: readonly string[] = []): Promise<CosmosEmulator> {
  const server = createHttpServer({ keepAlive: true });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { client, close } = openCosmosContainer({
    endpoint,
    access: { emulatorKey: NAMES.key },
    databaseId: NAMES.database,
    containerId: NAMES.container,
  });
  await createContainer({
    client,
    databaseId: NAMES.database,
    containerId: NAMES.container,
    definition: withOrderedFields(CONTAINER_DEFINITION, orderedFields),
  });
  close();
  return {
    endpoint,
    ...NAMES,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
