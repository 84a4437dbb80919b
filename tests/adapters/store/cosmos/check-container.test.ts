import type { CosmosClient } from '@azure/cosmos';
import {
  CONTAINER_DEFINITION,
  checkContainer,
  createContainer,
  openCosmosContainer,
  withOrderedFields,
} from '../../../../adapters/store/cosmos/index.ts';
import { type CosmosEmulator, startCosmosEmulator } from '../../../helpers/cosmos-emulator.ts';

let emulator: CosmosEmulator;
let client: CosmosClient;
let close: () => void;
let made = 0;

beforeAll(async () => {
  emulator = await startCosmosEmulator();
  ({ client, close } = openCosmosContainer({
    endpoint: emulator.endpoint,
    access: { emulatorKey: emulator.key },
    databaseId: emulator.database,
    containerId: emulator.container,
  }));
});
afterAll(async () => {
  close();
  await emulator.stop();
});

async function containerMadeWith(definition: typeof CONTAINER_DEFINITION) {
  made += 1;
  const containerId = `made-${made}`;
  await createContainer({ client, databaseId: emulator.database, containerId, definition });
  return client.database(emulator.database).container(containerId);
}

describe('checkContainer', () => {
  it.each([
    ['made from the definition', CONTAINER_DEFINITION],
    ['with indexes beyond it', withOrderedFields(CONTAINER_DEFINITION, ['rank'])],
  ])('is content with a container %s', async (_, definition) => {
    await expect(checkContainer({ container: await containerMadeWith(definition) })).resolves.toBeUndefined();
  });

  const { indexingPolicy } = CONTAINER_DEFINITION;
  it.each([
    ['composite indexes', { indexingPolicy: { ...indexingPolicy, compositeIndexes: [] } }],
    ['included paths', { indexingPolicy: { ...indexingPolicy, includedPaths: [{ path: '/kind/?' }] } }],
    ['time to live', { defaultTtl: 60 }],
    ['partition key', { partitionKey: { paths: ['/tenantId'], kind: 'Hash', version: 2 } }],
  ])('names what differs: %s', async (what, over) => {
    const container = await containerMadeWith({ ...CONTAINER_DEFINITION, ...over });

    await expect(checkContainer({ container })).rejects.toMatchObject({
      code: 'STORE.CONTAINER_DIFFERS',
      fate: 'tell-person',
      message: expect.stringContaining(`(${what})`),
    });
  });

  it('says that there is no container', async () => {
    const container = client.database(emulator.database).container('none');

    await expect(checkContainer({ container })).rejects.toMatchObject({ code: 'STORE.NOT_SET_UP' });
  });
});
