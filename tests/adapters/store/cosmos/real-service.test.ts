import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Container, CosmosClient } from '@azure/cosmos';
import {
  CONTAINER_DEFINITION,
  createContainer,
  createCosmosDocumentStore,
  withOrderedFields,
} from '../../../../adapters/store/cosmos/index.ts';
import { CONTRACT_ORDERED_FIELDS, describeDocumentStoreContract } from '../../../contract/document-store.contract.ts';
import { type CosmosUnderTest, cosmosUnderTest } from '../../../helpers/cosmos-under-test.ts';
import { createRecordingMetrics } from '../../../helpers/recording-telemetry.ts';

const definition = withOrderedFields(CONTAINER_DEFINITION, CONTRACT_ORDERED_FIELDS);
const isNamed = cosmosUnderTest() !== null;
const onlyThere = isNamed ? it : it.skip;
/** Microsoft's emulator asks for no key and charges nothing. */
const onlyInAzure = /\.azure\.com\b/.test(process.env['COSMOS_TEST_ENDPOINT'] ?? '') ? it : it.skip;

async function openNew(service: CosmosUnderTest): Promise<{ container: Container; dispose(): Promise<void> }> {
  const { client, databaseId } = service;
  const containerId = `run-${randomUUID()}`;
  await createContainer({ client, databaseId, containerId, definition });
  const container = client.database(databaseId).container(containerId);
  return {
    container,
    async dispose() {
      await container.delete();
      client.dispose();
    },
  };
}

function required(service: CosmosUnderTest | null): CosmosUnderTest {
  if (!service) throw new Error('Set COSMOS_TEST_ENDPOINT and COSMOS_TEST_KEY');
  return service;
}

if (isNamed) {
  describeDocumentStoreContract(
    'Cosmos DB (COSMOS_TEST_ENDPOINT)',
    async ({ clock }) => {
      const { container, dispose } = await openNew(required(cosmosUnderTest()));
      return {
        store: createCosmosDocumentStore({ container, clock, metrics: createRecordingMetrics(), definition }),
        dispose,
      };
    },
    { modelRuns: 5 },
  );
}

describe('what the emulator in the test process does not do (set COSMOS_TEST_ENDPOINT to see it)', () => {
  const document = { tenantId: 'tenant', scope: 'conversation', id: '1', kind: 'note', body: 'b' };
  let container: Container;
  let dispose: () => Promise<void> = async () => undefined;

  beforeAll(async () => {
    const service = cosmosUnderTest();
    if (service) ({ container, dispose } = await openNew(service));
  });
  afterAll(() => dispose());

  function openStore(of: Container = container) {
    const charges: number[] = [];
    const metrics = { storeRequest: (_: unknown, __: number, units: number) => void charges.push(units) };
    const clock = { now: () => new Date() };
    return { store: createCosmosDocumentStore({ container: of, clock, metrics, definition }), charges };
  }

  onlyThere('a query looks into no other partition than the one it names (there: the option is ignored)', async () => {
    await openStore().store.createMissing([document, { ...document, scope: 'another' }]);

    const options = { partitionKey: [document.tenantId, 'another'] };
    const { resources } = await container.items.query('SELECT VALUE c.scope FROM c', options).fetchAll();

    expect(resources).toEqual(['another']);
  });

  onlyThere('one id stands in two scopes of a tenant (there: hierarchical keys collide)', async () => {
    const item = { id: 'same', tenantId: 'raw', documentId: 'same', aliveUntil: 1 };
    await container.items.create({ ...item, scope: 'one' });

    await expect(container.items.create({ ...item, scope: 'two' })).resolves.toMatchObject({ statusCode: 201 });
  });

  onlyThere('the service removes a document when its time to live is over (there: never)', async () => {
    const item = { id: 'short', tenantId: 'raw', scope: 'ttl', ttl: 1 };
    await container.items.create(item);

    const deadline = Date.now() + 30_000;
    let status = 200;
    while (status !== 404 && Date.now() < deadline) {
      await pause(500);
      status = (await container.item(item.id, [item.tenantId, item.scope]).read()).statusCode;
    }

    expect(status).toBe(404);
  });

  onlyThere('a document beyond 2 MB is refused (there: taken)', async () => {
    const body = 'x'.repeat(2_200_000);

    const create = openStore().store.create({ ...document, id: 'large', body });

    await expect(create).rejects.toMatchObject({ code: 'STORE.TOO_LARGE', fate: 'dead-letter' });
  });

  onlyInAzure('a wrong key is refused (there: any key opens)', async () => {
    const { COSMOS_TEST_ENDPOINT: endpoint = '' } = process.env;
    const client = new CosmosClient({
      endpoint,
      key: Buffer.alloc(64).toString('base64'),
      connectionPolicy: { enableEndpointDiscovery: false },
    });
    const stranger = client.database(container.database.id).container(container.id);

    await expect(openStore(stranger).store.read(document)).rejects.toMatchObject({ code: 'STORE.NOT_ALLOWED' });
    client.dispose();
  });

  onlyThere('a container that does not exist is told apart from a document that does not', async () => {
    const { store } = openStore(container.database.container('no-such-container'));

    await expect(store.read(document)).rejects.toMatchObject({ code: 'STORE.NOT_SET_UP' });
  });

  onlyThere('the indexes are those of the definition', async () => {
    const { resource } = await container.read();

    expect(resource?.partitionKey).toMatchObject(definition.partitionKey);
    expect(resource?.indexingPolicy?.compositeIndexes).toEqual(definition.indexingPolicy.compositeIndexes);
  });

  onlyInAzure('requests are charged by what they do (there: 1 each)', async () => {
    const { store, charges } = openStore();
    await store.create({ ...document, id: 'charged', body: 'x'.repeat(50_000) });
    charges.length = 0;

    await store.read({ ...document, id: 'charged' });
    await store.read({ ...document, id: 'none' });

    expect(charges[0]).toBeGreaterThan(charges[1] ?? 0);
  });
});
