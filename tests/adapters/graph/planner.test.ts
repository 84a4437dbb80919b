import type { Planner } from '../../../core/tasks/index.ts';
import type { RecordedRequest } from '../../../infra/sandbox/graph/index.ts';
import { ANNA, BJORN, PLAN_ID, type RunningGraph, startGraph } from '../../infra/sandbox/graph/local-graph.fixture.ts';
import { CONTENT, MARKER, plannerFor } from './adapter.fixture.ts';

describe('createPlanner', () => {
  let graph: RunningGraph;
  let planner: Planner;
  const seen: RecordedRequest[] = [];
  beforeEach(async () => {
    seen.length = 0;
    graph = await startGraph({ onRequest: (request) => seen.push(request) });
    planner = plannerFor(graph.url);
  });
  afterEach(() => graph.close());

  it('makes a task with person, due time, description, marker and steps', async () => {
    const { taskId } = await planner.create(CONTENT, MARKER, 'c-1');

    expect(graph.tasks()).toEqual([
      {
        id: taskId,
        planId: PLAN_ID,
        bucketId: null,
        title: 'Boka lokal',
        percentComplete: 0,
        dueDateTime: '2026-03-06T16:00:00Z',
        createdDateTime: expect.any(String),
        assigneeIds: [ANNA],
        description: `Beslutat på veckomötet.\n\nKollegan-ref: ${MARKER}`,
        checklist: [
          { title: 'Ring', isChecked: false },
          { title: 'Betala', isChecked: false },
        ],
      },
    ]);
  });

  it('carries the correlation id in every request, and makes one up where it cannot be a header', async () => {
    await planner.create(CONTENT, MARKER, 'c-1');
    await planner.read('nobody', 'två ord');

    expect(seen.map(({ headers }) => headers['client-request-id'])).toEqual([
      'c-1',
      'c-1',
      'c-1',
      expect.stringMatching(/^[0-9a-f-]{36}$/),
    ]);
  });

  it('reads what matters of a task, also after its owner finished it', async () => {
    const { taskId } = await planner.create(CONTENT, MARKER, 'c-1');
    await graph.call('POST', `/_sandbox/tasks/${taskId}/complete`);

    const state = await planner.read(taskId, 'c-2');

    expect(state).toEqual({
      taskId,
      percentComplete: 100,
      assigneeIds: [ANNA],
      dueDateTime: '2026-03-06T16:00:00Z',
      title: 'Boka lokal',
    });
  });

  it('reads null when the task was deleted in Planner', async () => {
    expect(await planner.read('nobody', 'c-1')).toBeNull();
  });

  it('brings title, date, person and description up to date and leaves progress and steps alone', async () => {
    const { taskId } = await planner.create(CONTENT, MARKER, 'c-1');
    await graph.call('POST', `/_sandbox/tasks/${taskId}/complete`);
    const changed = {
      ...CONTENT,
      title: 'Boka större lokal',
      dueDate: '2026-07-01',
      assigneeId: BJORN,
      description: 'Nytt beslut.',
      checklist: [],
    };

    await planner.update(taskId, changed, MARKER, 'c-2');

    expect(graph.tasks()).toEqual([
      expect.objectContaining({
        title: 'Boka större lokal',
        dueDateTime: '2026-07-01T15:00:00Z',
        assigneeIds: [BJORN],
        description: `Nytt beslut.\n\nKollegan-ref: ${MARKER}`,
        percentComplete: 100,
        checklist: [expect.objectContaining({ title: 'Ring' }), expect.objectContaining({ title: 'Betala' })],
      }),
    ]);
  });

  it('writes nothing when the task is up to date', async () => {
    const { taskId } = await planner.create(CONTENT, MARKER, 'c-1');
    seen.length = 0;

    await planner.update(taskId, CONTENT, MARKER, 'c-2');

    expect(seen.map(({ method }) => method)).toEqual(['GET', 'GET']);
  });

  it('re-reads and re-applies when someone else was faster', async () => {
    const { taskId } = await planner.create(CONTENT, MARKER, 'c-1');
    graph.faults.add({ match: { method: 'PATCH', pathPattern: '/tasks/[^/]+$' }, kind: 'precondition', times: 2 });
    graph.faults.add({ match: { method: 'PATCH', pathPattern: '/details$' }, kind: 'precondition', times: 2 });

    await planner.update(taskId, { ...CONTENT, title: 'Nytt', description: 'Nytt' }, MARKER, 'c-2');

    expect(graph.tasks()[0]).toMatchObject({ title: 'Nytt', description: `Nytt\n\nKollegan-ref: ${MARKER}` });
  });

  it('gives the conflict up to the queue when it does not end', async () => {
    const { taskId } = await planner.create(CONTENT, MARKER, 'c-1');
    graph.faults.add({ match: { method: 'PATCH' }, kind: 'precondition', times: 99 });

    const update = planner.update(taskId, { ...CONTENT, title: 'Nytt' }, MARKER, 'c-2');

    await expect(update).rejects.toMatchObject({ code: 'GRAPH.CONFLICT', fate: 'retry' });
  });

  it('takes every text out of a task, and leaves its person and its day', async () => {
    const { taskId } = await planner.create(CONTENT, MARKER, 'c-1');

    await planner.clear(taskId, 'Borttaget', MARKER, 'c-2');
    await planner.clear(taskId, 'Borttaget', MARKER, 'c-3');

    expect(graph.tasks()).toMatchObject([
      {
        title: 'Borttaget',
        description: `Kollegan-ref: ${MARKER}`,
        checklist: [],
        assigneeIds: [ANNA],
        dueDateTime: '2026-03-06T16:00:00Z',
      },
    ]);
    await expect(planner.clear('gone', 'Borttaget', MARKER, 'c-4')).resolves.toBeUndefined();
  });

  it('does not update a task that is gone', async () => {
    const update = planner.update('nobody', CONTENT, MARKER, 'c-1');

    await expect(update).rejects.toMatchObject({ code: 'GRAPH.NOT_FOUND', fate: 'dead-letter' });
  });
});
