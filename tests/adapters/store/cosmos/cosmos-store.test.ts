import type { Container, CosmosClient } from '@azure/cosmos';
import { createCosmosDocumentStore, openCosmosContainer } from '../../../../adapters/store/cosmos/index.ts';
import { AppError } from '../../../../core/shared/app-error.ts';
import type { NewDocument } from '../../../../core/storage/index.ts';
import { type CosmosEmulator, startCosmosEmulator } from '../../../helpers/cosmos-emulator.ts';
import { createRecordingMetrics } from '../../../helpers/recording-telemetry.ts';

const START = Date.parse('2026-11-20T09:00:00.000Z');
const HOUR_MS = 3_600_000;

let emulator: CosmosEmulator;
let container: Container;
let client: CosmosClient;
let close: () => void;
let time = START;
let tenants = 0;

beforeAll(async () => {
  emulator = await startCosmosEmulator();
  ({ container, client, close } = openCosmosContainer({
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
beforeEach(() => {
  time = START;
});

/** A process of its own, as far as the store can tell. */
function openStore() {
  const metrics = createRecordingMetrics();
  const store = createCosmosDocumentStore({ container, metrics, clock: { now: () => new Date(time) } });
  return { store, asked: () => metrics.lines.splice(0) };
}

function newDocument(over: Partial<NewDocument> = {}): NewDocument {
  tenants += 1;
  return { tenantId: `tenant-${tenants}`, scope: 'conversation', id: '1', kind: 'meeting', body: {}, ...over };
}

async function itemsOf(tenantId: string): Promise<Record<string, unknown>[]> {
  const query = { query: 'SELECT * FROM c WHERE c.tenantId = @t', parameters: [{ name: '@t', value: tenantId }] };
  return (await container.items.query(query).fetchAll()).resources;
}

describe('what a write costs', () => {
  it('is one request once the tenant is known, two more for its first document', async () => {
    const { store, asked } = openStore();
    const document = newDocument();

    const created = await store.create(document);
    const first = asked();
    await store.create({ ...document, id: '2' });
    await store.replace(document, created.ok ? created.etag : '');
    await store.read(document);

    expect(first).toEqual(['store read missing', 'store create ok', 'store create ok']);
    expect(asked()).toEqual(['store create ok', 'store replace ok', 'store read ok']);
  });

  it('is one query for a page that its field fills, and one more for documents without it', async () => {
    const { store, asked } = openStore();
    const document = newDocument({ fields: { sequence: 1 } });
    await store.createMissing([document, { ...document, id: '2' }]);
    asked();
    const orderBy = { field: 'sequence', direction: 'desc' } as const;
    const query = { tenantId: document.tenantId, scope: 'conversation', kind: 'meeting', orderBy };

    await store.query({ ...query, limit: 1 });
    const filled = asked().filter((line) => line === 'store query ok');
    await store.query({ ...query, limit: 2 });

    expect(filled).toHaveLength(1);
    expect(asked()).toEqual(['store query ok', 'store query ok']);
  });

  it('is one registration for many first writes at once', async () => {
    const { store, asked } = openStore();
    const document = newDocument();

    await Promise.all(['1', '2', '3', '4'].map((id) => store.create({ ...document, id })));

    expect(asked().filter((line) => line === 'store read missing')).toHaveLength(1);
  });
});

describe('the time to live', () => {
  it('ends an hour after the document, and there is none for a document without an end', async () => {
    const { store } = openStore();
    const document = newDocument();
    await store.create({ ...document, id: 'ends', expiresAt: '2026-11-20T09:10:00.500Z' });
    await store.create({ ...document, id: 'ended', expiresAt: '2020-01-01T00:00:00.000Z' });
    await store.create({ ...document, id: 'stays' });
    await store.create({ ...document, id: 'ends-late', expiresAt: '9999-12-31T00:00:00.000Z' });

    const items = await itemsOf(document.tenantId);

    const ttlOf = (id: string) => items.find(({ documentId }) => documentId === id)?.['ttl'];
    expect(ttlOf('ends')).toBe(601 + 3600);
    expect(ttlOf('ended')).toBe(1);
    expect(ttlOf('stays')).toBeUndefined();
    expect(ttlOf('ends-late')).toBe(2_147_483_647);
  });

  it('is not needed by the sweep, which removes what has expired and counts it', async () => {
    const { store } = openStore();
    const document = newDocument({ expiresAt: '2026-11-20T09:10:00.000Z' });
    await store.createMissing(['1', '2', '3'].map((id) => ({ ...document, id })));
    const { expiresAt: _, ...stays } = document;
    await store.create({ ...stays, id: 'stays' });
    time += HOUR_MS;
    const { tenantId } = document;

    const first = await store.sweepExpired({ tenantId, limit: 2 });
    const second = await store.sweepExpired({ tenantId, limit: 2 });

    expect([first.length, second.length]).toEqual([2, 1]);
    expect([...first, ...second].map(({ id, kind, body }) => ({ id, kind, body })).sort(byId)).toEqual(
      ['1', '2', '3'].map((id) => ({ id, kind: document.kind, body: document.body })),
    );

    expect((await itemsOf(tenantId)).map(({ documentId }) => documentId)).toEqual(['stays']);
    await expect(store.sweepExpired({ tenantId, limit: 0 })).rejects.toMatchObject({ code: 'STORE.BAD_LIMIT' });
  });
});

const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);

describe('the list of tenants', () => {
  it('is known to another process, and a tenant that was emptied comes back with its next document', async () => {
    const [ours, theirs] = [openStore().store, openStore().store];
    const document = newDocument();
    const { tenantId } = document;
    await ours.create(document);
    const listed = [await theirs.tenants()];
    await theirs.remove(document);
    listed.push(await ours.tenants());

    // This process wrote the tenant before the other one emptied it.
    await ours.create({ ...document, id: '2' });
    listed.push(await theirs.tenants());

    expect(listed.map((list) => list.includes(tenantId))).toEqual([true, false, true]);
  });

  it('asks about a tenant only after something of it was removed', async () => {
    const { store, asked } = openStore();
    const document = newDocument();
    await store.create(document);
    await store.tenants();
    const before = asked().filter((line) => line.startsWith('store query')).length;
    await store.remove({ ...document, id: 'none' });
    asked();
    await store.tenants();

    expect(asked().filter((line) => line.startsWith('store query'))).toHaveLength(before + 1);
  });

  it('grows with the longest document', async () => {
    const { store } = openStore();
    const document = newDocument({ expiresAt: '2026-11-20T09:10:00.000Z' });
    const { expiresAt: _, ...forever } = document;
    await store.create(document);
    await store.create({ ...document, id: '2', expiresAt: '2026-11-20T11:00:00.000Z' });
    time += HOUR_MS;
    const later = await store.tenants();
    time += 2 * HOUR_MS;
    const over = await store.tenants();
    await store.create({ ...forever, id: '3' });
    time += 1000 * HOUR_MS;

    expect(later).toContain(document.tenantId);
    expect(over).not.toContain(document.tenantId);
    expect(await store.tenants()).toContain(document.tenantId);
  });
});

describe('what is the store’s own', () => {
  it('is out of reach for every caller', async () => {
    const { store } = openStore();
    const tenantId = '$kollegan';
    const document = newDocument({ tenantId });
    const refusal = { code: 'STORE.RESERVED_TENANT' };

    await expect(store.read(document)).rejects.toMatchObject(refusal);
    await expect(store.create(document)).rejects.toMatchObject(refusal);
    await expect(store.replace(document, 'any')).rejects.toMatchObject(refusal);
    await expect(store.createMissing([document])).rejects.toMatchObject(refusal);
    await expect(store.remove(document)).rejects.toMatchObject(refusal);
    await expect(store.query({ tenantId, kind: 'secret', limit: 1 })).rejects.toMatchObject(refusal);
    await expect(
      store.pendingOutbox({ tenantId, dueBefore: new Date().toISOString(), limit: 1 }),
    ).rejects.toMatchObject(refusal);
    await expect(store.sweepExpired({ tenantId, limit: 1 })).rejects.toMatchObject(refusal);
    expect(await store.tenants()).not.toContain(tenantId);
  });

  it('lets a list be continued by another process', async () => {
    const [ours, theirs] = [openStore().store, openStore().store];
    const document = newDocument();
    await ours.createMissing(['1', '2'].map((id) => ({ ...document, id })));
    const query = { tenantId: document.tenantId, kind: 'meeting', limit: 1 };

    const { continuation = '' } = await ours.query(query);
    const { documents } = await theirs.query({ ...query, continuation });

    expect(documents.map(({ id }) => id)).toEqual(['2']);
  });
});

it('refuses to order by a field that has no index', async () => {
  const { store } = openStore();
  const orderBy = { field: 'title', direction: 'asc' } as const;

  const query = store.query({ tenantId: 't', kind: 'k', orderBy, limit: 1 });

  await expect(query).rejects.toMatchObject({ code: 'STORE.UNORDERED_FIELD' });
});

describe('openCosmosContainer', () => {
  it('takes no key to an account in Azure', () => {
    const endpoint = 'https://kollegan.documents.azure.com';

    const open = () =>
      openCosmosContainer({ endpoint, access: { emulatorKey: 'AAAA' }, databaseId: 'd', containerId: 'c' });

    expect(open).toThrow(expect.objectContaining({ code: 'STORE.KEY_NOT_ALLOWED' }));
  });

  it('opens an account in Azure with an identity, and asks nothing of it yet', () => {
    const getToken = jest.fn();

    const open = openCosmosContainer({
      endpoint: 'https://kollegan.documents.azure.com',
      access: { credential: { getToken } },
      databaseId: 'd',
      containerId: 'c',
    });
    open.close();

    expect(open.container.id).toBe('c');
    expect(getToken).not.toHaveBeenCalled();
  });

  it('hands on what an identity says when it has no token, and nothing of the request', async () => {
    const fault = new AppError({ code: 'ENTRA.NO_TOKEN', fate: 'retry', message: 'No token.', retryAfterMs: 5 });
    const open = openCosmosContainer({
      endpoint: 'https://127.0.0.1:9',
      access: { credential: { getToken: () => Promise.reject(fault) } },
      databaseId: 'd',
      containerId: 'c',
    });
    const clock = { now: () => new Date(time) };
    const store = createCosmosDocumentStore({ container: open.container, clock, metrics: createRecordingMetrics() });

    const error: unknown = await store.read(newDocument()).catch((thrown: unknown) => thrown);
    open.close();

    expect(error).toMatchObject({ code: 'ENTRA.NO_TOKEN', fate: 'retry', retryAfterMs: 5 });
    expect(Object.keys(error as object).sort()).toEqual(['code', 'fate', 'name', 'retryAfterMs']);
  });

  it('reaches the container that it names', async () => {
    const { resource } = await client.database(emulator.database).container(emulator.container).read();

    expect(resource).toMatchObject({ id: emulator.container, defaultTtl: -1 });
    expect(resource?.partitionKey?.paths).toEqual(['/tenantId', '/scope']);
  });
});
