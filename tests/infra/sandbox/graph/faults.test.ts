import { setImmediate } from 'node:timers/promises';
import type { Fault } from '../../../../infra/sandbox/graph/index.ts';
import { type Called, PLAN_ID, type RunningGraph, startGraph } from './local-graph.fixture.ts';

describe('local Graph: faults', () => {
  let graph: RunningGraph;
  beforeEach(async () => {
    graph = await startGraph();
  });
  afterEach(() => graph.close());

  const post = (): Promise<Called> =>
    graph.call('POST', '/v1.0/planner/tasks', { body: { planId: PLAN_ID, title: 'Boka lokal' } });

  it.each<[Fault['kind'], number, number]>([
    ['throttle', 429, 0],
    ['unavailable-before', 503, 0],
    ['unavailable-after-write', 503, 1],
    ['precondition', 412, 0],
    ['forbidden', 403, 0],
  ])('%s answers %i and leaves %i task(s)', async (kind, status, tasks) => {
    graph.faults.add({ match: { method: 'POST' }, kind });

    const answered = await post();

    expect(answered.status).toBe(status);
    expect(graph.tasks()).toHaveLength(tasks);
  });

  it.each<[Fault['kind'], number]>([
    ['reset-before', 0],
    ['reset-after-write', 1],
  ])('%s cuts the connection and leaves %i task(s)', async (kind, tasks) => {
    graph.faults.add({ kind });

    await expect(post()).rejects.toThrow();

    expect(graph.tasks()).toHaveLength(tasks);
  });

  it('writes at once and answers late when slow', async () => {
    graph.faults.add({ kind: 'slow', ms: 60_000 });

    const cut = new AbortController();
    const late = fetch(`${graph.url}/v1.0/planner/tasks`, {
      method: 'POST',
      headers: { authorization: 'Bearer local', 'content-type': 'application/json' },
      body: JSON.stringify({ planId: PLAN_ID, title: 'Sen' }),
      signal: cut.signal,
    }).catch((error: Error) => error.name);
    while (graph.tasks().length === 0) await setImmediate();
    cut.abort();

    expect(await late).toBe('AbortError');
  });

  it('says how long to wait, with the code and status that were asked for', async () => {
    graph.faults.add({ kind: 'throttle', retryAfterSeconds: 7 });
    graph.faults.add({ kind: 'forbidden', code: 'MaximumTasksInProject' });
    graph.faults.add({ kind: 'unavailable-before', status: 504 });

    const answers = [await post(), await post(), await post()];

    expect(answers.map(({ status }) => status)).toEqual([429, 403, 504]);
    expect(answers[0]?.headers.get('retry-after')).toBe('7');
    expect(answers[1]?.body).toMatchObject({ error: { code: 'MaximumTasksInProject' } });
  });

  it('hits the matching requests only, after those let through, and so many times', async () => {
    graph.faults.add({ match: { method: 'POST', pathPattern: '/tasks$' }, kind: 'throttle', skip: 1, times: 2 });

    const read = await graph.call('GET', `/v1.0/planner/plans/${PLAN_ID}/tasks`);
    const written = [await post(), await post(), await post(), await post()];

    expect(read.status).toBe(200);
    expect(written.map(({ status }) => status)).toEqual([201, 429, 429, 201]);
    expect(graph.faults.list()).toEqual([]);
  });

  it('can be switched from another process', async () => {
    const added = await graph.call('POST', '/_sandbox/faults', { body: { kind: 'throttle', times: 5 } });
    const listed = await graph.call('GET', '/_sandbox/faults');
    const hit = await post();
    const cleared = await graph.call('DELETE', '/_sandbox/faults');
    const healthy = await post();
    const refused = await graph.call('POST', '/_sandbox/faults', {
      body: { kind: 'throttle', match: { pathPattern: '(' } },
    });

    expect([added.status, hit.status, cleared.status, healthy.status, refused.status]).toEqual([
      201, 429, 204, 201, 400,
    ]);
    expect(listed.body).toEqual([expect.objectContaining({ kind: 'throttle', times: 5 })]);
  });
});
