import type { Client } from '@microsoft/microsoft-graph-client';
import { graphError } from '../../../adapters/graph/graph.errors.ts';
import type { AppError } from '../../../core/shared/app-error.ts';
import { ANNA, BJORN, MAILBOX, PLAN_ID } from '../../infra/sandbox/graph/local-graph.fixture.ts';
import { clientFor } from './adapter.fixture.ts';

const TASKS = `/planner/plans/${PLAN_ID}/tasks`;
const ADDRESS = 'http://127.0.0.1:1';

/** Graph as a function: every request waits in `waiting` until the test answers it. */
function scripted(answer: () => Response | Promise<Response>): { fetch: typeof fetch; paths: string[] } {
  const paths: string[] = [];
  const fetch = async (url: unknown): Promise<Response> => {
    paths.push(new URL(String(url)).pathname);
    return answer();
  };
  return { fetch, paths };
}

const ok = (): Response => Response.json({ value: [] });
const failing = (): Response =>
  Response.json({ error: { code: 'x' } }, { status: 503, headers: { 'retry-after': '0' } });

async function errorOf(call: Promise<unknown>): Promise<AppError> {
  return call.then(
    () => {
      throw new Error('the call was expected to fail');
    },
    (error: unknown) => graphError(error),
  );
}

describe('the gate before Graph', () => {
  let now = Date.now();
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockImplementation(() => now);
  });
  afterEach(() => jest.restoreAllMocks());

  const read = (client: Client, path: string): Promise<unknown> => client.api(path).get();

  it('leaves a part of Graph alone after five calls in a row have failed, and asks again later', async () => {
    let answer = failing;
    const graph = scripted(() => answer());
    const client = clientFor(ADDRESS, { fetch: graph.fetch, tries: 1, failuresToOpen: 5, circuitOpenMs: 15_000 });

    for (let n = 0; n < 5; n += 1) await errorOf(read(client, TASKS));
    const refused = await errorOf(read(client, TASKS));
    const whileOpen = graph.paths.length;
    answer = ok;
    await read(client, '/users');
    now += 15_001;
    await read(client, TASKS);
    await read(client, TASKS);

    expect(refused).toMatchObject({ code: 'GRAPH.CIRCUIT_OPEN', fate: 'retry', retryAfterMs: 15_000 });
    expect(whileOpen).toBe(5);
    expect(graph.paths.slice(5)).toEqual(['/v1.0/users', `/v1.0${TASKS}`, `/v1.0${TASKS}`]);
  });

  it('counts a call once, however often it was tried, and a lost connection as well', async () => {
    const graph = scripted(() => Promise.reject(new TypeError('fetch failed')));
    const retried = scripted(failing);
    const lost = clientFor(ADDRESS, { fetch: graph.fetch, failuresToOpen: 2 });
    const tried = clientFor(ADDRESS, { fetch: retried.fetch, tries: 2, failuresToOpen: 2 });

    const codes: string[] = [];
    for (let n = 0; n < 3; n += 1) codes.push((await errorOf(read(lost, TASKS))).code);
    for (let n = 0; n < 3; n += 1) codes.push((await errorOf(read(tried, TASKS))).code);

    const [failed, open] = ['GRAPH.UNAVAILABLE', 'GRAPH.CIRCUIT_OPEN'];
    expect(codes).toEqual([failed, failed, open, failed, failed, open]);
    expect([graph.paths.length, retried.paths.length]).toEqual([2, 4]);
  });

  it.each([400, 401, 403, 404, 409, 412, 429])('does not take %d for being out of order', async (status) => {
    const graph = scripted(() => Response.json({ error: { code: 'x' } }, { status }));
    const client = clientFor(ADDRESS, { fetch: graph.fetch, tries: 1, failuresToOpen: 1 });

    await errorOf(read(client, TASKS));
    await errorOf(read(client, TASKS));

    expect(graph.paths).toHaveLength(2);
  });

  it('keeps to a wait that Graph asked for, also in the calls that follow', async () => {
    const throttle = (): Response =>
      Response.json({ error: { code: 'TooManyRequests' } }, { status: 429, headers: { 'retry-after': '60' } });
    let answer = throttle;
    const graph = scripted(() => answer());
    const client = clientFor(ADDRESS, { fetch: graph.fetch });

    const first = await errorOf(read(client, `/users/${ANNA}/calendarView`));
    now += 20_000;
    const second = await errorOf(read(client, `/users/${ANNA}/calendarView`));
    answer = ok;
    await read(client, `/users/${BJORN}/calendarView`);
    now += 40_001;
    await read(client, `/users/${ANNA}/calendarView`);

    expect(first).toMatchObject({ code: 'GRAPH.THROTTLED', retryAfterMs: 60_000 });
    expect(second).toMatchObject({ code: 'GRAPH.THROTTLED', fate: 'retry', retryAfterMs: 40_000 });
    expect(graph.paths).toHaveLength(3);
  });

  it('sends four requests at once to a mailbox, whoever asks, and gives back what would wait too long', async () => {
    let running = 0;
    let most = 0;
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const graph = scripted(async () => {
      running += 1;
      most = Math.max(most, running);
      await gate;
      running -= 1;
      return ok();
    });
    const client = clientFor(ADDRESS, { fetch: graph.fetch });
    const paths = [`/users/${MAILBOX}/calendarView`, `/users/${MAILBOX.toUpperCase()}/events`];

    const calls = [...Array(45).keys()].map((n) => read(client, paths[n % 2] ?? ''));
    const settled = Promise.allSettled(calls);
    const other = read(client, `/users/${BJORN}/calendarView`);
    const refused = await errorOf(Promise.race(calls));
    open();
    await other;
    const outcomes = (await settled).map(({ status }) => status);
    await read(client, paths[0] ?? '');

    expect(refused).toMatchObject({ code: 'GRAPH.MAILBOX_BUSY', fate: 'retry' });
    expect(outcomes.filter((status) => status === 'rejected')).toHaveLength(1);
    expect(most).toBe(5);
  });
});
