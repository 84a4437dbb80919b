import { ANNA, assignTo, BJORN, type Called, PLAN_ID, type RunningGraph, startGraph } from './local-graph.fixture.ts';

describe('local Graph: Planner', () => {
  let graph: RunningGraph;
  beforeEach(async () => {
    graph = await startGraph({ pageSize: 2, clock: { now: () => new Date('2026-03-02T08:00:00Z') } });
  });
  afterEach(() => graph.close());

  const post = (body: object): Promise<Called> =>
    graph.call('POST', '/v1.0/planner/tasks', { body: { planId: PLAN_ID, title: 'Boka lokal', ...body } });
  const etagOf = (called: Called): string => String(called.body['@odata.etag']);

  it('makes a task with an id of 28 characters, its own etag and the assignee', async () => {
    const made = await post({ dueDateTime: '2026-03-06T17:00:00+01:00', assignments: assignTo(ANNA) });

    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      title: 'Boka lokal',
      percentComplete: 0,
      priority: 5,
      dueDateTime: '2026-03-06T16:00:00Z',
      hasDescription: false,
      createdBy: { application: { id: '99999999-9999-4999-8999-999999999999' } },
      assignments: { [ANNA]: { '@odata.type': '#microsoft.graph.plannerAssignment' } },
    });
    expect(made.body['id']).toMatch(/^[\w-]{28}$/);
    expect(made.headers.get('location')).toContain(String(made.body['id']));
  });

  it('makes two tasks of two equal requests: it has no idempotency, like the real one', async () => {
    await Promise.all([post({}), post({})]);

    expect(graph.tasks()).toHaveLength(2);
  });

  it('names the application of the token as the creator', async () => {
    const claims = Buffer.from(JSON.stringify({ appid: 'another-app' })).toString('base64url');
    const headers = { authorization: `Bearer e30.${claims}.x` };
    const body = { planId: PLAN_ID, title: 'Eget' };

    const made = await graph.call('POST', '/v1.0/planner/tasks', { body, headers });

    expect(made.body['createdBy']).toMatchObject({ application: { id: 'another-app' } });
  });

  it.each<[string, object]>([
    ['no title', { title: undefined }],
    ['an empty title', { title: ' ' }],
    ['a title of 256 characters', { title: 'x'.repeat(256) }],
    ['assignments as a list', { assignments: [ANNA] }],
    ['an assignment without its type', { assignments: { [ANNA]: { orderHint: ' !' } } }],
    [
      'an order hint that the service gave out',
      { assignments: { [ANNA]: { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: '8585P' } } },
    ],
    ['percentComplete 150', { percentComplete: 150 }],
    ['percentComplete 12.5', { percentComplete: 12.5 }],
    ['a date without time', { dueDateTime: '2026-03-06' }],
    ['a start after the due date', { startDateTime: '2026-03-07T00:00:00Z', dueDateTime: '2026-03-06T00:00:00Z' }],
    ['an unknown property', { colour: 'red' }],
  ])('answers 400 to %s', async (_name, body) => {
    const refused = await post(body);

    expect(refused.status).toBe(400);
    expect(graph.tasks()).toEqual([]);
  });

  it('answers 403 to a plan and 404 to a person that do not exist', async () => {
    const plan = await post({ planId: 'unknown-plan-000000000000000' });
    const person = await post({ assignments: assignTo('55555555-5555-4555-8555-555555555555') });

    expect([plan.status, person.status]).toEqual([403, 404]);
  });

  it('changes a task only with its latest etag, and says nothing unless asked', async () => {
    const made = await post({ assignments: assignTo(ANNA) });
    const path = `/v1.0/planner/tasks/${made.body['id']}`;
    const body = { percentComplete: 100, assignments: { [ANNA]: null, ...assignTo(BJORN) } };

    const missing = await graph.call('PATCH', path, { body });
    const first = await graph.call('PATCH', path, { body, headers: { 'if-match': etagOf(made) } });
    const stale = await graph.call('PATCH', path, { body, headers: { 'if-match': etagOf(made) } });
    const read = await graph.call('GET', path);
    const prefer = { 'if-match': etagOf(read), prefer: 'return=representation' };
    const shown = await graph.call('PATCH', path, { body: { percentComplete: 0 }, headers: prefer });

    expect([missing.status, first.status, stale.status, read.status, shown.status]).toEqual([412, 204, 412, 200, 200]);
    expect(read.body).toMatchObject({ percentComplete: 100, completedDateTime: '2026-03-02T08:00:00.000Z' });
    expect(Object.keys(read.body['assignments'] as object)).toEqual([BJORN]);
    expect(shown.body).toMatchObject({ percentComplete: 0, completedDateTime: null });
    expect(shown.headers.get('preference-applied')).toBe('return=representation');
  });

  it('keeps the details apart, with an etag of their own', async () => {
    const made = await post({});
    const path = `/v1.0/planner/tasks/${made.body['id']}/details`;
    const step = { '@odata.type': '#microsoft.graph.plannerChecklistItem', title: 'Ring', orderHint: ' !' };
    const body = { description: 'Två rader\nKollegan-ref: x', checklist: { a: step } };

    const before = await graph.call('GET', path);
    const wrongKind = await graph.call('PATCH', path, { body, headers: { 'if-match': etagOf(made) } });
    const first = await graph.call('PATCH', path, { body, headers: { 'if-match': etagOf(before) } });
    const stale = await graph.call('PATCH', path, { body, headers: { 'if-match': etagOf(before) } });
    const after = await graph.call('GET', path);
    const task = await graph.call('GET', `/v1.0/planner/tasks/${made.body['id']}`);

    expect([wrongKind.status, first.status, stale.status]).toEqual([412, 204, 412]);
    expect(after.body).toMatchObject({ description: body.description, checklist: { a: { title: 'Ring' } } });
    expect(task.body).toMatchObject({ hasDescription: true, checklistItemCount: 1, '@odata.etag': etagOf(made) });
  });

  it('refuses a checklist of more than 20 items by its limit code', async () => {
    const made = await post({});
    const path = `/v1.0/planner/tasks/${made.body['id']}/details`;
    const item = { '@odata.type': '#microsoft.graph.plannerChecklistItem', title: 'Steg' };
    const checklist = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`id-${index}`, item]));
    const etag = etagOf(await graph.call('GET', path));

    const refused = await graph.call('PATCH', path, { body: { checklist }, headers: { 'if-match': etag } });

    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ error: { code: 'MaximumChecklistItemsOnTask' } });
  });

  it('lists a plan page by page with absolute links', async () => {
    for (const title of ['1', '2', '3', '4', '5']) await post({ title });
    const titles: string[][] = [];

    let path: string | undefined = `/v1.0/planner/plans/${PLAN_ID}/tasks`;
    while (path !== undefined) {
      const page: Called = await graph.call('GET', path);
      titles.push((page.body['value'] as { title: string }[]).map(({ title }) => title));
      const next = page.body['@odata.nextLink'] as string | undefined;
      expect(next?.startsWith('https://graph.microsoft.com/v1.0/planner/plans/') ?? true).toBe(true);
      path = next?.replace('https://graph.microsoft.com', '');
    }

    expect(titles).toEqual([['1', '2'], ['3', '4'], ['5']]);
  });

  it('deletes with the latest etag; then the task is not found', async () => {
    const made = await post({});
    const path = `/v1.0/planner/tasks/${made.body['id']}`;

    const missing = await graph.call('DELETE', path);
    const gone = await graph.call('DELETE', path, { headers: { 'if-match': etagOf(made) } });
    const read = await graph.call('GET', path);

    expect([missing.status, gone.status, read.status]).toEqual([412, 204, 404]);
  });
});
