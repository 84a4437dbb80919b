import type { Planner } from '../../../core/tasks/index.ts';
import type { Fault } from '../../../infra/sandbox/graph/index.ts';
import { BJORN, type RunningGraph, startGraph } from '../../infra/sandbox/graph/local-graph.fixture.ts';
import { CONTENT, MARKER, markersOf, plannerFor } from './adapter.fixture.ts';

const POST = { method: 'POST', pathPattern: '/planner/tasks$' } as const;
const READ_DETAILS = { method: 'GET', pathPattern: '/details$' } as const;
const WRITE_DETAILS = { method: 'PATCH', pathPattern: '/details$' } as const;

describe('createPlanner when Planner fails', () => {
  let graph: RunningGraph;
  let planner: Planner;
  beforeEach(async () => {
    graph = await startGraph();
    planner = plannerFor(graph.url);
  });
  afterEach(() => graph.close());

  it.each<[string, Fault['match'], Partial<Fault> & { kind: Fault['kind'] }]>([
    ['503 before the task was made', POST, { kind: 'unavailable-before' }],
    ['503 after the task was made', POST, { kind: 'unavailable-after-write' }],
    ['504 after the task was made', POST, { kind: 'unavailable-after-write', status: 504 }],
    ['500 after the task was made', POST, { kind: 'unavailable-after-write', status: 500 }],
    ['a connection cut before', POST, { kind: 'reset-before' }],
    ['a connection cut after', POST, { kind: 'reset-after-write' }],
    ['503 for the details', READ_DETAILS, { kind: 'unavailable-before', times: 3 }],
    ['throttling of the details', READ_DETAILS, { kind: 'throttle', retryAfterSeconds: 60 }],
    ['a connection cut at the details', WRITE_DETAILS, { kind: 'reset-before' }],
    ['a connection cut after the details', WRITE_DETAILS, { kind: 'reset-after-write' }],
    ['403 for the details', WRITE_DETAILS, { kind: 'forbidden' }],
    ['412 for the details that does not end', WRITE_DETAILS, { kind: 'precondition', times: 4 }],
  ])('%s: create is ambiguous, and find then create end with one task', async (_name, match, fault) => {
    graph.faults.add({ retryAfterSeconds: 0, ...fault, match });

    await expect(planner.create(CONTENT, MARKER, 'c-1')).rejects.toMatchObject({
      code: 'PLANNER.AMBIGUOUS',
      fate: 'retry',
    });
    // The redelivery goes to another process, which does not know of a wait that Graph asked for.
    const other = plannerFor(graph.url);
    const { taskId } = (await other.find(CONTENT, MARKER, 'c-2')) ?? (await other.create(CONTENT, MARKER, 'c-2'));

    expect(graph.faults.list()).toEqual([]);
    expect(markersOf(graph.tasks())).toEqual([MARKER]);
    expect(graph.tasks()[0]).toMatchObject({ id: taskId, checklist: [{ title: 'Ring' }, { title: 'Betala' }] });
  });

  it('an answer that comes too late is ambiguous', async () => {
    graph.faults.add({ match: POST, kind: 'slow', ms: 60_000 });
    const impatient = plannerFor(graph.url, { attemptTimeoutMs: 50 });

    await expect(impatient.create(CONTENT, MARKER, 'c-1')).rejects.toMatchObject({ code: 'PLANNER.AMBIGUOUS' });
  });

  it('a create that was not performed is not ambiguous', async () => {
    graph.faults.add({ match: POST, kind: 'throttle', retryAfterSeconds: 60 });

    const create = planner.create(CONTENT, MARKER, 'c-1');

    await expect(create).rejects.toMatchObject({ code: 'GRAPH.THROTTLED', fate: 'retry', retryAfterMs: 60_000 });
    expect(graph.tasks()).toEqual([]);
  });

  it.each([
    ['MaximumTasksInProject', 'PLANNER.LIMIT_REACHED'],
    ['MaximumTasksAssignedToUser', 'PLANNER.LIMIT_REACHED'],
    ['accessDenied', 'GRAPH.FORBIDDEN'],
  ])('403 %s is %s and goes to the dead letters', async (code, ours) => {
    graph.faults.add({ match: POST, kind: 'forbidden', code });

    const create = planner.create(CONTENT, MARKER, 'c-1');

    await expect(create).rejects.toMatchObject({ code: ours, fate: 'dead-letter' });
  });

  it.each([
    ['a person that does not exist', { assigneeId: '55555555-5555-4555-8555-555555555555' }, 'GRAPH.NOT_FOUND'],
    ['an empty title', { title: ' ' }, 'GRAPH.REFUSED'],
  ])('%s goes to the dead letters', async (_name, change, code) => {
    const create = planner.create({ ...CONTENT, ...change }, MARKER, 'c-1');

    await expect(create).rejects.toMatchObject({ code, fate: 'dead-letter' });
  });

  it('short trouble is overcome inside: 429 for everything, 503 and lost answers for etag-guarded writes', async () => {
    graph.faults.add({ match: POST, kind: 'throttle', retryAfterSeconds: 0, times: 2 });
    graph.faults.add({ match: READ_DETAILS, kind: 'unavailable-before', retryAfterSeconds: 0, times: 2 });
    graph.faults.add({ match: WRITE_DETAILS, kind: 'unavailable-after-write', retryAfterSeconds: 0 });
    graph.faults.add({ match: WRITE_DETAILS, kind: 'precondition' });

    const { taskId } = await planner.create(CONTENT, MARKER, 'c-1');
    graph.faults.add({ match: { method: 'PATCH' }, kind: 'unavailable-after-write', retryAfterSeconds: 0 });
    graph.faults.add({ match: WRITE_DETAILS, kind: 'unavailable-after-write', retryAfterSeconds: 0 });
    await planner.update(taskId, { ...CONTENT, assigneeId: BJORN, description: 'Nytt' }, MARKER, 'c-2');

    expect(graph.faults.list()).toEqual([]);
    expect(graph.tasks()).toEqual([
      expect.objectContaining({ id: taskId, assigneeIds: [BJORN], description: `Nytt\n\nKollegan-ref: ${MARKER}` }),
    ]);
  });

  it('find and read hand on trouble with its fate', async () => {
    graph.faults.add({ kind: 'unavailable-before', retryAfterSeconds: 0, times: 3 });
    await expect(planner.find(CONTENT, MARKER, 'c-1')).rejects.toMatchObject({ code: 'GRAPH.UNAVAILABLE' });
    graph.faults.add({ kind: 'throttle', retryAfterSeconds: 30 });
    await expect(planner.read('t', 'c-1')).rejects.toMatchObject({ code: 'GRAPH.THROTTLED', retryAfterMs: 30_000 });

    expect(graph.faults.list()).toEqual([]);
  });
});
