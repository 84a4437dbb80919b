import type { Planner } from '../../../core/tasks/index.ts';
import {
  ANNA,
  assignTo,
  BJORN,
  PLAN_ID,
  type RunningGraph,
  startGraph,
} from '../../infra/sandbox/graph/local-graph.fixture.ts';
import { CONTENT, MARKER, markersOf, plannerFor } from './adapter.fixture.ts';

describe('createPlanner find', () => {
  let graph: RunningGraph;
  let planner: Planner;
  beforeEach(async () => {
    graph = await startGraph({ pageSize: 3 });
    planner = plannerFor(graph.url);
  });
  afterEach(() => graph.close());

  /** What an interrupted create leaves behind. */
  async function leaveOrphan(title = CONTENT.title, appid?: string): Promise<string> {
    const claims = Buffer.from(JSON.stringify({ appid })).toString('base64url');
    const headers = appid === undefined ? {} : { authorization: `Bearer e30.${claims}.x` };
    const body = { planId: PLAN_ID, title, assignments: assignTo(ANNA), dueDateTime: '2026-03-06T16:00:00Z' };
    return String((await graph.call('POST', '/v1.0/planner/tasks', { body, headers })).body['id']);
  }

  it('finds nothing in an empty plan', async () => {
    expect(await planner.find(CONTENT, MARKER, 'c-1')).toBeNull();
  });

  it('finds its own task on a later page, also when it was renamed', async () => {
    for (let index = 0; index < 5; index += 1) await planner.create(CONTENT, `other-${index}`, 'c-1');
    const { taskId } = await planner.create(CONTENT, MARKER, 'c-1');

    const same = await planner.find(CONTENT, MARKER, 'c-2');
    const renamed = await planner.find({ ...CONTENT, title: 'Nytt namn' }, MARKER, 'c-2');

    expect([same, renamed]).toEqual([{ taskId }, { taskId }]);
    expect(graph.tasks().find(({ id }) => id === taskId)?.title).toBe('Nytt namn');
  });

  it('claims an orphan and brings it up to date', async () => {
    const orphan = await leaveOrphan();

    const found = await planner.find({ ...CONTENT, dueDate: '2026-03-09', assigneeId: BJORN }, MARKER, 'c-1');

    expect(found).toEqual({ taskId: orphan });
    expect(graph.tasks()).toEqual([
      expect.objectContaining({
        id: orphan,
        assigneeIds: [BJORN],
        dueDateTime: '2026-03-09T16:00:00Z',
        description: `Beslutat på veckomötet.\n\nKollegan-ref: ${MARKER}`,
        checklist: [expect.objectContaining({ title: 'Ring' }), expect.objectContaining({ title: 'Betala' })],
      }),
    ]);
  });

  it('prefers its own task to an orphan', async () => {
    await leaveOrphan();
    const { taskId } = await planner.create(CONTENT, MARKER, 'c-1');

    expect(await planner.find(CONTENT, MARKER, 'c-2')).toEqual({ taskId });
    expect(markersOf(graph.tasks())).toEqual([MARKER, 'none']);
  });

  it('leaves alone what others made, what has another title, and what people have begun with', async () => {
    await leaveOrphan(CONTENT.title, 'another-app');
    await leaveOrphan('Något annat');
    const begun = await leaveOrphan();
    await graph.call('POST', `/_sandbox/tasks/${begun}/complete`);
    const described = `/v1.0/planner/tasks/${await leaveOrphan()}/details`;
    const etag = String((await graph.call('GET', described)).body['@odata.etag']);
    await graph.call('PATCH', described, { body: { description: 'Mitt eget' }, headers: { 'if-match': etag } });

    const found = await planner.find(CONTENT, MARKER, 'c-1');

    expect(found).toBeNull();
    expect(markersOf(graph.tasks())).toEqual(Array(4).fill('none'));
  });

  it('does not say "none" while a task of ours is listed but cannot be read yet', async () => {
    await leaveOrphan();
    const lagging: typeof fetch = async (url, init) =>
      String(url).endsWith('/details')
        ? Response.json({ error: { code: '', message: '' } }, { status: 404 })
        : fetch(url, init);

    const find = plannerFor(graph.url, { fetch: lagging }).find(CONTENT, MARKER, 'c-1');

    await expect(find).rejects.toMatchObject({ code: 'PLANNER.AMBIGUOUS', fate: 'retry' });
  });

  it('gives two claimants of one title two tasks', async () => {
    await leaveOrphan();
    await leaveOrphan();

    const found = await Promise.all([planner.find(CONTENT, 'one', 'c-1'), planner.find(CONTENT, 'two', 'c-2')]);

    expect(new Set(found.map((task) => task?.taskId)).size).toBe(2);
    expect(markersOf(graph.tasks())).toEqual(['one', 'two']);
  });

  it('gives one orphan to one of two claimants', async () => {
    await leaveOrphan();

    const found = await Promise.all([planner.find(CONTENT, 'one', 'c-1'), planner.find(CONTENT, 'two', 'c-2')]);

    expect(found.filter((task) => task === null)).toHaveLength(1);
    expect(markersOf(graph.tasks())).toHaveLength(1);
  });

  /** A fetch in which another claimant takes every unmarked task just before our first write; then `then` happens. */
  function withFasterClaimant(takes: () => string[], then: () => Promise<unknown>): typeof fetch {
    let done = false;
    return async (url, init) => {
      if (init?.method === 'PATCH' && !done) {
        done = true;
        for (const taskId of takes()) await claimForOther(taskId);
        await then();
      }
      return fetch(url, init);
    };
  }

  async function claimForOther(taskId: string): Promise<void> {
    const path = `/v1.0/planner/tasks/${taskId}/details`;
    const etag = String((await graph.call('GET', path)).body['@odata.etag']);
    await graph.call('PATCH', path, { body: { description: 'Kollegan-ref: other' }, headers: { 'if-match': etag } });
  }

  it('looks again after a lost claim, since the faster one may have left a task of its own', async () => {
    const wanted = await leaveOrphan();
    let left = '';
    const raced = withFasterClaimant(
      () => [wanted],
      async () => {
        left = await leaveOrphan();
      },
    );

    const found = await plannerFor(graph.url, { fetch: raced }).find(CONTENT, MARKER, 'c-1');

    expect(found).toEqual({ taskId: left });
    expect(markersOf(graph.tasks())).toEqual([MARKER, 'other']);
  });

  it('lets a create whose new task was claimed take the one that the other left behind', async () => {
    const orphan = await leaveOrphan();
    const raced = withFasterClaimant(
      () => graph.tasks().flatMap(({ id }) => (id === orphan ? [] : [id])),
      async () => undefined,
    );

    const made = await plannerFor(graph.url, { fetch: raced }).create(CONTENT, MARKER, 'c-1');

    expect(made).toEqual({ taskId: orphan });
    expect(markersOf(graph.tasks())).toEqual([MARKER, 'other']);
  });

  it('lets a create whose new task was claimed make another when none is left', async () => {
    const raced = withFasterClaimant(
      () => graph.tasks().map(({ id }) => id),
      async () => undefined,
    );

    const made = await plannerFor(graph.url, { fetch: raced }).create(CONTENT, MARKER, 'c-1');

    expect(graph.tasks().find(({ id }) => id === made.taskId)?.description).toContain(MARKER);
    expect(markersOf(graph.tasks())).toEqual([MARKER, 'other']);
  });
});
