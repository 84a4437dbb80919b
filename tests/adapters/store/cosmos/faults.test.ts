import { inspect } from 'node:util';
import {
  type CosmosDocumentStore,
  createCosmosDocumentStore,
  openCosmosContainer,
} from '../../../../adapters/store/cosmos/index.ts';
import { type FaultyCosmos, startFaultyCosmos, WORDS_OF_THE_SERVICE } from '../../../helpers/faulty-cosmos.ts';
import { createRecordingMetrics, type RecordingMetrics } from '../../../helpers/recording-telemetry.ts';

const SAID = 'marked words of a person';
const DOCUMENT = { tenantId: 'tenant', scope: 'conversation', kind: 'note', body: SAID };

const KEY = Buffer.from('marked key').toString('base64');
const clock = { now: () => new Date('2026-11-20T09:00:00.000Z') };

let service: FaultyCosmos;
let metrics: RecordingMetrics;
let store: CosmosDocumentStore;
let etag: string;
let close: () => void;

function openStore(options: { endpoint?: string; deadlineMs?: number } = {}) {
  const { container, close } = openCosmosContainer({
    endpoint: options.endpoint ?? service.endpoint,
    access: { emulatorKey: KEY },
    databaseId: service.database,
    containerId: service.container,
  });
  const { deadlineMs = 30_000 } = options;
  return { store: createCosmosDocumentStore({ container, clock, metrics, deadlineMs }), close };
}

beforeAll(async () => {
  service = await startFaultyCosmos();
});
afterAll(() => service.stop());

beforeEach(async () => {
  service.reset();
  metrics = createRecordingMetrics();
  ({ store, close } = openStore());
  await store.remove({ ...DOCUMENT, id: 'known' });
  const created = await store.create({ ...DOCUMENT, id: 'known' });
  etag = created.ok ? created.etag : '';
  await store.remove({ ...DOCUMENT, id: 'new' });
  service.reset();
  metrics.lines.length = 0;
});
afterEach(() => close());

const known = { ...DOCUMENT, id: 'known' };
const fresh = { ...DOCUMENT, id: 'new' };
const CALLS = {
  GET: () => store.read(known),
  PUT: () => store.replace(known, etag),
  DELETE: () => store.remove(known, etag),
} as const;

describe('throttling (429)', () => {
  const answer = { status: 429, headers: { 'x-ms-retry-after-ms': '3', 'x-ms-substatus': '3200' } };

  it.each(['GET', 'PUT', 'DELETE'] as const)('is waited out as the service says: %s', async (method) => {
    service.fail({ method, times: 2, answer });

    await CALLS[method]();

    expect(service.asked(method)).toBe(3);
    expect(metrics.lines).toEqual([expect.stringMatching(/^store \w+ ok$/)]);
  });

  it.each(['GET', 'PUT', 'DELETE'] as const)(
    'ends after a few tries with the delay of the service: %s',
    async (method) => {
      service.fail({ method, times: 5, answer });

      await expect(CALLS[method]()).rejects.toMatchObject({
        code: 'STORE.UNAVAILABLE',
        fate: 'retry',
        retryAfterMs: 3,
      });

      expect(service.asked(method)).toBe(5);
      expect(metrics.lines).toEqual([expect.stringMatching(/^store \w+ throttled$/)]);
    },
  );

  it('of a query ends the same way', async () => {
    // The client asks for a plan beside each query, and both are tried again.
    service.fail({ method: 'POST', times: 10, answer });

    const query = store.query({ tenantId: 'tenant', scope: 'conversation', kind: 'note', limit: 1 });

    await expect(query).rejects.toMatchObject({ code: 'STORE.UNAVAILABLE', retryAfterMs: 3 });
  });
});

describe('a refusal of the service', () => {
  it.each([
    [401, '', 'STORE.NOT_ALLOWED', 'retry'],
    [403, '5300', 'STORE.NOT_ALLOWED', 'retry'],
    [403, '3', 'STORE.UNAVAILABLE', 'retry'],
    [404, '1003', 'STORE.NOT_SET_UP', 'retry'],
    [404, '1002', 'STORE.UNAVAILABLE', 'retry'],
    [400, '', 'STORE.BAD_REQUEST', 'dead-letter'],
    [408, '', 'STORE.UNAVAILABLE', 'retry'],
    [410, '1002', 'STORE.UNAVAILABLE', 'retry'],
    [413, '', 'STORE.TOO_LARGE', 'dead-letter'],
    [449, '', 'STORE.UNAVAILABLE', 'retry'],
    [500, '', 'STORE.UNAVAILABLE', 'retry'],
    [503, '21005', 'STORE.UNAVAILABLE', 'retry'],
  ])('%d (substatus %s) is %s, after a bounded number of tries', async (status, substatus, code, fate) => {
    const headers = substatus ? { 'x-ms-substatus': substatus } : {};
    service.fail({ method: 'PUT', times: 3, answer: { status, headers } });

    const error: unknown = await store.replace(known, etag).catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ code, fate });
    expect(service.asked('PUT')).toBe(status === 449 ? 3 : 1);
    expect(metrics.lines).toEqual(['store replace failed']);
  });

  it.each([
    [404, '1003', 'STORE.NOT_SET_UP'],
    [404, '1002', 'STORE.UNAVAILABLE'],
  ])('%d (substatus %s) of a point read is %s, and no missing document', async (status, substatus, code) => {
    service.fail({ method: 'GET', times: 1, answer: { status, headers: { 'x-ms-substatus': substatus } } });

    await expect(store.read(known)).rejects.toMatchObject({ code });
  });

  it('of a version (412) and of an id (409) are counted apart', async () => {
    expect(await store.replace(known, etag)).toMatchObject({ ok: true });
    expect(await store.replace(known, etag)).toEqual({ ok: false, reason: 'conflict' });
    expect(await store.create(known)).toEqual({ ok: false, reason: 'exists' });

    const refused = metrics.lines.filter((line) => !line.endsWith(' ok'));
    expect(refused).toEqual(['store replace conflict', 'store create exists']);
  });

  it('for meeting another write (449) is tried again', async () => {
    service.fail({ method: 'PUT', times: 2, answer: { status: 449 } });

    expect(await store.replace(known, etag)).toMatchObject({ ok: true });
    expect(service.asked('PUT')).toBe(3);
  });

  it('tells nothing that the service or a person said, and no key', async () => {
    const answer = { status: 413, headers: { 'x-ms-activity-id': 'activity-1' } };
    service.fail({ method: 'PUT', times: 1, answer });

    const error: unknown = await store.replace(known, etag).catch((thrown: unknown) => thrown);

    const shown = inspect(error, { depth: 20, showHidden: true });
    expect(shown).toContain('activity-1');
    for (const secret of [WORDS_OF_THE_SERVICE, SAID, 'marked key', KEY]) {
      expect(shown).not.toContain(secret);
    }
  });
});

describe('a lost connection', () => {
  it.each(['reset', 'lost-answer'] as const)(
    '(%s) does not make a write happen twice or count as another’s',
    async (how) => {
      service.fail({ method: 'POST', times: 1, answer: how });
      service.fail({ method: 'PUT', times: 1, answer: how });

      const created = await store.create(fresh);
      const replaced = await store.replace(known, etag);

      expect([created.ok, replaced.ok]).toEqual([true, true]);
      expect(await store.read(fresh)).toMatchObject({ etag: created.ok && created.etag });
      expect(await store.read(known)).toMatchObject({ etag: replaced.ok && replaced.etag });
    },
  );

  it('again and again ends as unavailable', async () => {
    service.fail({ method: 'PUT', times: 3, answer: 'reset' });

    await expect(store.replace(known, etag)).rejects.toMatchObject({ code: 'STORE.UNAVAILABLE', fate: 'retry' });

    expect(service.asked('PUT')).toBe(3);
  });

  it('or an answer that never comes is not waited for beyond the deadline', async () => {
    const hasty = openStore({ deadlineMs: 50 });
    service.fail({ method: 'GET', times: 1, answer: 'hang' });

    await expect(hasty.store.read(known)).rejects.toMatchObject({
      code: 'STORE.UNAVAILABLE',
      fate: 'retry',
      message: expect.stringContaining('50 ms'),
    });
    hasty.close();
  });

  it('to nobody who listens is unavailable', async () => {
    const nowhere = openStore({ endpoint: 'http://127.0.0.1:9' });

    await expect(nowhere.store.read(known)).rejects.toMatchObject({ code: 'STORE.UNAVAILABLE' });
    nowhere.close();
  });
});
