import type { RecordedRequest } from '../../../../infra/sandbox/graph/index.ts';
import { PLAN_ID, type RunningGraph, startGraph } from './local-graph.fixture.ts';

describe('local Graph: errors', () => {
  let graph: RunningGraph;
  const seen: RecordedRequest[] = [];
  beforeEach(async () => {
    seen.length = 0;
    graph = await startGraph({ onRequest: (request) => seen.push(request) });
  });
  afterEach(() => graph.close());

  it('echoes the client-request-id and answers errors in the shape that Graph has', async () => {
    const headers = { 'client-request-id': 'c0ffee' };

    const missing = await graph.call('GET', '/v1.0/planner/tasks/nobody', { headers });

    expect(missing.status).toBe(404);
    expect(missing.headers.get('client-request-id')).toBe('c0ffee');
    expect(missing.body).toEqual({
      error: {
        code: '',
        message: 'The requested item is not found.',
        innerError: {
          date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
          'request-id': missing.headers.get('request-id'),
          'client-request-id': 'c0ffee',
        },
      },
    });
  });

  it('answers 401 without a bearer token', async () => {
    const refused = await graph.call('GET', `/v1.0/planner/plans/${PLAN_ID}`, { headers: { authorization: '' } });

    expect(refused.status).toBe(401);
    expect(refused.body).toMatchObject({ error: { code: 'InvalidAuthenticationToken' } });
  });

  it('answers 400 to a path it does not know and to broken JSON, and 405 to a wrong method', async () => {
    const path = await graph.call('GET', '/v1.0/planner/taks');
    const broken = await graph.call('POST', '/v1.0/planner/tasks', { body: '{' });
    const method = await graph.call('DELETE', '/v1.0/users');

    expect([path.status, broken.status, method.status]).toEqual([400, 400, 405]);
  });

  it('tells what was asked and answered, without the token', async () => {
    await graph.call('GET', `/v1.0/planner/plans/${PLAN_ID}/tasks?$select=title`);

    expect(seen).toEqual([
      expect.objectContaining({
        method: 'GET',
        path: `/v1.0/planner/plans/${PLAN_ID}/tasks`,
        query: { $select: 'title' },
        status: 200,
      }),
    ]);
    expect(seen[0]?.headers).not.toHaveProperty('authorization');
  });
});
