import { graphError } from '../../../adapters/graph/graph.errors.ts';
import { createGraphClient } from '../../../adapters/graph/index.ts';
import { AppError } from '../../../core/shared/app-error.ts';
import type { RecordedRequest } from '../../../infra/sandbox/graph/index.ts';
import { PLAN_ID, type RunningGraph, startGraph } from '../../infra/sandbox/graph/local-graph.fixture.ts';
import { clientFor } from './adapter.fixture.ts';

const TASKS = `/planner/plans/${PLAN_ID}/tasks`;
const NEW_TASK = { planId: PLAN_ID, title: 'Boka lokal' };

async function errorOf(call: Promise<unknown>): Promise<AppError> {
  return call.then(
    () => {
      throw new Error('the call was expected to fail');
    },
    (error: unknown) => graphError(error),
  );
}

describe('createGraphClient', () => {
  let graph: RunningGraph;
  const seen: RecordedRequest[] = [];
  beforeEach(async () => {
    seen.length = 0;
    graph = await startGraph({ onRequest: (request) => seen.push(request) });
  });
  afterEach(() => graph.close());

  const statuses = (): number[] => seen.map(({ status }) => status);

  it('sends to Microsoft Graph with the token, unless an address of this machine is given', async () => {
    const sent: { url: string; headers: Headers }[] = [];
    const fetch = async (url: unknown, init?: RequestInit): Promise<Response> => {
      sent.push({ url: String(url), headers: new Headers(init?.headers) });
      return Response.json({ value: [] });
    };

    await createGraphClient({ getToken: async () => 'secret', fetch })
      .api(TASKS)
      .get();
    await createGraphClient({ getToken: async () => 'local', fetch, baseUrl: graph.url })
      .api(TASKS)
      .get();

    expect(sent.map(({ url }) => url)).toEqual([
      `https://graph.microsoft.com/v1.0${TASKS}`,
      `${graph.url}/v1.0${TASKS}`,
    ]);
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer secret', 'Bearer local']);
  });

  it.each(['https://graph.example.com', 'http://127.0.0.1.example.com', 'http://10.0.0.1', 'nonsense'])(
    'refuses to send tokens to %s',
    (baseUrl) => {
      const create = (): unknown => createGraphClient({ getToken: async () => 'secret', baseUrl });

      expect(create).toThrow(expect.objectContaining({ code: 'GRAPH.BAD_BASE_URL' }));
    },
  );

  it('repeats a read after 429, 503 and 504, three tries in all', async () => {
    graph.faults.add({ kind: 'throttle', retryAfterSeconds: 0 });
    graph.faults.add({ kind: 'unavailable-before', status: 504, retryAfterSeconds: 0 });
    graph.faults.add({ kind: 'unavailable-before', retryAfterSeconds: 0, skip: 1 });

    await clientFor(graph.url).api(TASKS).get();
    const failed = await errorOf(
      (async () => {
        graph.faults.add({ kind: 'unavailable-before', retryAfterSeconds: 0, times: 9 });
        await clientFor(graph.url).api(TASKS).get();
      })(),
    );

    expect(statuses()).toEqual([429, 504, 200, 503, 503, 503]);
    expect(failed).toMatchObject({ code: 'GRAPH.UNAVAILABLE', fate: 'retry' });
  });

  it('repeats a POST after 429 only', async () => {
    graph.faults.add({ kind: 'throttle', retryAfterSeconds: 0 });
    graph.faults.add({ kind: 'unavailable-after-write', retryAfterSeconds: 0 });

    const failed = await errorOf(clientFor(graph.url).api('/planner/tasks').post(NEW_TASK));

    expect(statuses()).toEqual([429, 503]);
    expect(failed.code).toBe('GRAPH.UNAVAILABLE');
    expect(graph.tasks()).toHaveLength(1);
  });

  it('does not begin a wait that is longer than the time left, and hands the delay on', async () => {
    graph.faults.add({ kind: 'throttle', retryAfterSeconds: 120, times: 9 });

    const failed = await errorOf(clientFor(graph.url).api(TASKS).get());

    expect(statuses()).toEqual([429]);
    expect(failed).toMatchObject({ code: 'GRAPH.THROTTLED', fate: 'retry', retryAfterMs: 120_000 });
  });

  it('gives up on a silent service within the time of the whole call', async () => {
    graph.faults.add({ kind: 'slow', ms: 60_000, times: 9 });

    const failed = await errorOf(
      clientFor(graph.url, { totalTimeoutMs: 50, attemptTimeoutMs: 3_600_000 }).api(TASKS).get(),
    );

    expect(failed).toMatchObject({ code: 'GRAPH.UNAVAILABLE', fate: 'retry' });
  });

  it('hands on why there is no token', async () => {
    const coded = new AppError({ code: 'AUTH.NO_SECRET', fate: 'dead-letter', message: 'Set the secret.' });
    const without = (error: unknown): Promise<AppError> =>
      errorOf(
        clientFor(graph.url, { getToken: () => Promise.reject(error) })
          .api(TASKS)
          .get(),
      );

    const [known, unknown] = [await without(coded), await without(new Error('socket hang up'))];

    expect(known).toBe(coded);
    expect(unknown).toMatchObject({ code: 'GRAPH.NO_TOKEN', fate: 'retry' });
    expect(seen).toEqual([]);
  });
});

describe('graphError', () => {
  it('never repeats what Graph said, only its status, code and request id', async () => {
    const body = {
      error: { code: 'ErrorInvalidUser', message: "The requested user 'anna@contoso.example' is invalid." },
    };
    const fetch = async (): Promise<Response> => Response.json(body, { status: 404 });

    const failed = await errorOf(
      createGraphClient({ getToken: async () => 't', fetch })
        .api('/users/x')
        .get(),
    );

    expect(failed).toMatchObject({ code: 'GRAPH.NOT_FOUND', fate: 'dead-letter' });
    expect(failed.cause).toBeUndefined();
    expect(failed.message).toContain('(status 404, code ErrorInvalidUser, request-id unknown)');
    expect(failed.message).not.toContain('anna');
  });

  it.each<[number, string, string, string]>([
    [400, '', 'GRAPH.REFUSED', 'dead-letter'],
    [401, 'InvalidAuthenticationToken', 'GRAPH.UNAUTHORIZED', 'retry'],
    [403, 'MaximumTasksInProject', 'PLANNER.LIMIT_REACHED', 'dead-letter'],
    [403, 'accessDenied', 'GRAPH.FORBIDDEN', 'dead-letter'],
    [404, '', 'GRAPH.NOT_FOUND', 'dead-letter'],
    [409, '', 'GRAPH.CONFLICT', 'retry'],
    [412, '', 'GRAPH.CONFLICT', 'retry'],
    [413, '', 'GRAPH.REFUSED', 'dead-letter'],
    [500, 'generalException', 'GRAPH.UNAVAILABLE', 'retry'],
    [502, '', 'GRAPH.UNAVAILABLE', 'retry'],
  ])('%i %s is %s (%s)', async (status, graphCode, code, fate) => {
    const fetch = async (): Promise<Response> => Response.json({ error: { code: graphCode, message: '' } }, { status });

    const failed = await errorOf(
      createGraphClient({ getToken: async () => 't', fetch })
        .api('/users')
        .get(),
    );

    expect(failed).toMatchObject({ code, fate });
  });

  it.each<[string, () => Promise<Response>]>([
    [
      'a page of a proxy',
      async () => new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } }),
    ],
    ['half an answer', async () => new Response('{"value":', { headers: { 'content-type': 'application/json' } })],
    ['no connection', () => Promise.reject(new TypeError('fetch failed'))],
  ])('%s is GRAPH.UNAVAILABLE', async (_name, fetch) => {
    const failed = await errorOf(
      createGraphClient({ getToken: async () => 't', fetch })
        .api('/users')
        .get(),
    );

    expect(failed.code).toBe('GRAPH.UNAVAILABLE');
  });

  it('reads a delay given as a date, and waits ten seconds when throttled without one', async () => {
    const at = (headers: Record<string, string>) => async (): Promise<Response> =>
      Response.json({ error: { code: 'TooManyRequests', message: '' } }, { status: 429, headers });
    const call = (fetch: () => Promise<Response>): Promise<AppError> =>
      errorOf(
        createGraphClient({ getToken: async () => 't', fetch, tries: 1 })
          .api('/users')
          .get(),
      );

    const dated = await call(at({ 'retry-after': new Date(Date.now() + 60_000).toUTCString() }));
    const silent = await call(at({}));

    expect(dated.retryAfterMs).toBeGreaterThan(50_000);
    expect(dated.retryAfterMs).toBeLessThanOrEqual(60_000);
    expect(silent.retryAfterMs).toBe(10_000);
  });
});
