import type { Decision } from '../../../core/decisions/index.ts';
import { type Meeting, moveDecision } from '../../../core/meetings/index.ts';
import { ensurePlannerTask } from '../../../core/tasks/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { AMBIGUOUS } from '../../helpers/fake-planner.ts';
import { fault } from '../../helpers/faults.ts';
import {
  act,
  auditTypes,
  causeBy,
  close,
  joinWithConsent,
  keyOf,
  latest,
  onlyDecision,
  settle,
} from '../../helpers/meeting-steps.ts';
import { ANNA } from '../../helpers/people.ts';
import { MINUTE } from '../../helpers/test-clock.ts';

const world = useCoreWorld();
const THROTTLED = fault('GRAPH.THROTTLED', 'retry', 5_000);

let meeting: Meeting;
let decision: Decision;

beforeEach(async () => {
  await joinWithConsent(world);
  const settled = await settle(world, 'DECISION Byta leverantör | anna | 2026-10-15');
  await act(world, settled, {
    type: 'change',
    title: 'Byta leverantör',
    ownerId: 'anna',
    deadline: '2026-10-15',
    steps: ['Ett', 'Två'],
  });
  meeting = await close(world, settled.meeting);
  decision = onlyDecision(meeting);
});

function ensure(deps = world) {
  return ensurePlannerTask(deps, { ...keyOf(meeting), decisionId: decision.id, correlationId: 'c-1' });
}

async function task() {
  return onlyDecision(await latest(world, meeting)).task;
}

describe('the task of a decision', () => {
  it('is made once, and says what the decision says', async () => {
    const results = [await ensure(), await ensure()];

    expect(results).toEqual(['created', 'up-to-date']);
    expect(world.planner.tasks).toEqual([
      {
        taskId: 'task-1',
        marker: `${meeting.id}:${decision.id}`,
        percentComplete: 0,
        content: {
          title: 'Byta leverantör',
          dueDate: '2026-10-15',
          assigneeId: 'anna',
          description: 'Beslutat i Ledningsgrupp den 2026-10-05.',
          checklist: ['Ett', 'Två'],
          started: false,
          done: false,
        },
      },
    ]);
    expect(await task()).toEqual({ state: 'created', taskId: 'task-1', revision: decision.revision });
    expect(await auditTypes(world, meeting)).toContain('task.created');
    expect(world.planner.calls).toEqual(['create']);
  });

  it('links to where it was decided', async () => {
    const evidence = decision.evidence.map((each) => ({ ...each, link: 'https://teams.example/u-1' }));
    await world.meetings.change(keyOf(meeting), (before) => ({
      meeting: { ...before, decisions: [{ ...decision, evidence }] },
      result: null,
    }));

    await ensure();

    expect(world.planner.tasks[0]?.content.description).toBe(
      'Beslutat i Ledningsgrupp den 2026-10-05.\nUnderlag: https://teams.example/u-1',
    );
  });

  it('is made without touching the list or the cards', async () => {
    await ensure();

    const after = await latest(world, meeting);
    expect([after.revision, onlyDecision(after).revision]).toEqual([meeting.revision, decision.revision]);
  });

  it('follows the decision', async () => {
    await ensure();
    await act(world, { meeting, decision }, { type: 'hand-over', ownerId: 'bo' });

    const results = [await ensure(), await ensure()];

    expect(results).toEqual(['updated', 'up-to-date']);
    expect(world.planner.tasks.map(({ content }) => content.assigneeId)).toEqual(['bo']);
    expect(await auditTypes(world, meeting)).toContain('task.updated');
  });

  it.each<[string, (before: Meeting) => Meeting]>([
    ['an open meeting', (before) => ({ ...before, status: 'closing' })],
    ['a parked decision', (before) => ({ ...before, decisions: [{ ...decision, status: 'parked' }] })],
    ['a dismissed decision', (before) => ({ ...before, decisions: [{ ...decision, status: 'dismissed' }] })],
    ['a decision without owner', (before) => ({ ...before, decisions: [{ ...decision, owner: { type: 'none' } }] })],
    ['a decision without date', (before) => ({ ...before, decisions: [{ ...decision, deadline: null }] })],
    ['a decision that is not there', (before) => ({ ...before, decisions: [] })],
  ])('is not made of %s', async (_name, changed) => {
    await world.meetings.change(keyOf(meeting), (before) => ({ meeting: changed(before), result: null }));

    expect(await ensure()).toBe('nothing-to-do');
    expect(world.planner.calls).toEqual([]);
  });
});

describe('of two handlers at once', () => {
  it('one makes the task and the other waits', async () => {
    const results = await Promise.allSettled([ensure(), ensure()]);

    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = results.find(({ status }) => status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'TASK.IN_PROGRESS', fate: 'retry', retryAfterMs: MINUTE } });
    expect(world.planner.tasks).toHaveLength(1);
  });

  it('that bring it up to date the slower one does not leave it outdated', async () => {
    await ensure();
    await act(world, { meeting, decision }, { type: 'hand-over', ownerId: 'bo' });
    let isFirst = true;
    const update: typeof world.planner.update = async (...args) => {
      if (isFirst) {
        isFirst = false;
        await act(world, { meeting, decision }, { type: 'choose-owner', ownerId: 'cilla' });
        await ensure();
      }
      return world.planner.update(...args);
    };

    await ensure({ ...world, planner: { ...world.planner, update } });

    expect(world.planner.tasks.map(({ content }) => content.assigneeId)).toEqual(['cilla']);
    const after = onlyDecision(await latest(world, meeting));
    expect(after.task).toEqual({ state: 'created', taskId: 'task-1', revision: after.revision });
  });

  it('a claim that ran out is taken over by looking first', async () => {
    world.planner.fail('created', AMBIGUOUS, 1);
    const update = () => Promise.reject(fault('STORE.UNAVAILABLE', 'retry'));
    let changes = 0;
    const change = ((...args: Parameters<typeof world.meetings.change>) => {
      changes += 1;
      return changes > 1 ? update() : world.meetings.change(...args);
    }) as typeof world.meetings.change;
    const crashed = ensure({ ...world, meetings: { ...world.meetings, change } });
    await expect(crashed).rejects.toMatchObject({ code: 'STORE.UNAVAILABLE' });

    await expect(ensure()).rejects.toMatchObject({ code: 'TASK.IN_PROGRESS' });
    world.clock.advance(MINUTE);
    const result = await ensure();

    expect(result).toBe('found');
    expect(world.planner.tasks).toHaveLength(1);
    expect(world.planner.calls).toEqual(['create', 'find']);
  });
});

describe('when Planner fails', () => {
  it('after it made the task, the task is found', async () => {
    world.planner.fail('created', AMBIGUOUS, 1);

    await expect(ensure()).rejects.toBe(AMBIGUOUS);
    const result = await ensure();

    expect(result).toBe('found');
    expect(world.planner.tasks).toHaveLength(1);
    expect(await task()).toMatchObject({ state: 'created' });
  });

  it.each(['create', 'find'] as const)('in %s, the next try looks first and need not wait', async (operation) => {
    world.planner.fail('create', THROTTLED, 1);
    await expect(ensure()).rejects.toBe(THROTTLED);
    if (operation === 'find') {
      world.planner.fail('find', THROTTLED, 1);
      await expect(ensure()).rejects.toBe(THROTTLED);
    }

    const result = await ensure();

    expect(result).toBe('created');
    expect(world.planner.calls.slice(-2)).toEqual(['find', 'create']);
    expect(world.planner.tasks).toHaveLength(1);
  });

  it('in an update, it stays to be done', async () => {
    await ensure();
    await act(world, { meeting, decision }, { type: 'hand-over', ownerId: 'bo' });
    world.planner.fail('update', THROTTLED, 1);

    await expect(ensure()).rejects.toBe(THROTTLED);
    expect(await ensure()).toBe('updated');
  });

  it('for an owner that it does not know, the error says so and the claim is let go', async () => {
    const unknown = fault('PLANNER.UNKNOWN_PERSON', 'dead-letter');
    world.planner.fail('create', unknown, 1);

    await expect(ensure()).rejects.toBe(unknown);
    expect(await task()).toMatchObject({ state: 'creating', since: new Date(0).toISOString() });
  });
});

describe('a task whose meeting', () => {
  it('is gone when it was made is an error', async () => {
    const create: typeof world.planner.create = async (...args) => {
      const { tenantId, conversationId: scope, id } = meeting;
      await world.store.remove({ tenantId, scope, id });
      return world.planner.create(...args);
    };

    const ensured = ensure({ ...world, planner: { ...world.planner, create } });

    await expect(ensured).rejects.toMatchObject({ code: 'MEETING.NOT_FOUND' });
  });

  it('lost its decision when it was made is left alone', async () => {
    const create: typeof world.planner.create = async (...args) => {
      await world.meetings.change(keyOf(meeting), (before) => ({
        meeting: { ...before, decisions: [] },
        result: null,
      }));
      return world.planner.create(...args);
    };

    expect(await ensure({ ...world, planner: { ...world.planner, create } })).toBe('created');
    expect((await latest(world, meeting)).decisions).toEqual([]);
  });

  it('was claimed by another since is not let go by the first', async () => {
    const create: typeof world.planner.create = async () => {
      const claimed: Decision = { ...decision, task: { state: 'creating', since: world.clock.iso(), claim: 'other' } };
      await world.meetings.change(keyOf(meeting), (before) => ({
        meeting: { ...before, decisions: [claimed] },
        result: null,
      }));
      throw THROTTLED;
    };

    await expect(ensure({ ...world, planner: { ...world.planner, create } })).rejects.toBe(THROTTLED);
    expect(await task()).toMatchObject({ state: 'creating', claim: 'other', since: world.clock.iso() });
  });
});

describe('the task of a decision that was moved before its task was made', () => {
  it.each([
    ['in-progress', 50],
    ['done', 100],
  ] as const)('stands at the same place: %s', async (to, percent) => {
    const cause = causeBy(world, ANNA);
    await moveDecision(world, {
      key: keyOf(meeting),
      decisionId: decision.id,
      revision: decision.revision,
      to,
      cause,
    });
    await ensure();

    expect(world.planner.tasks).toMatchObject([{ percentComplete: percent }]);
  });
});

describe('the task of a decision that is not done after all', () => {
  const move = async (to: 'open' | 'in-progress' | 'done' | 'parked', reason = 'Budget') => {
    const { revision } = onlyDecision(await latest(world, meeting));
    const cause = causeBy(world, ANNA);
    await moveDecision(world, { key: keyOf(meeting), decisionId: decision.id, revision, to, reason, cause });
    return ensure();
  };

  it.each([
    ['open', 0],
    ['in-progress', 50],
  ] as const)('is reopened when it is moved back: %s', async (to, percent) => {
    await ensure();
    await move('done');
    expect(world.planner.tasks).toMatchObject([{ percentComplete: 100 }]);
    await move(to);

    expect(world.planner.tasks).toMatchObject([{ percentComplete: percent }]);
  });

  it('is reopened also by the way of the shelf', async () => {
    await ensure();
    await move('done');
    await move('parked');
    expect(world.planner.tasks).toMatchObject([{ percentComplete: 100 }]);
    await move('open');

    expect(world.planner.tasks).toMatchObject([{ percentComplete: 0 }]);
  });

  it('is reopened once: what its owner completes in Planner later stays so', async () => {
    await ensure();
    await move('done');
    await move('open');
    const [task] = world.planner.tasks;
    if (task) task.percentComplete = 100;
    await move('in-progress');

    expect(world.planner.tasks).toMatchObject([{ percentComplete: 100 }]);
  });
});

describe('the plan that a tenant chose for its tasks', () => {
  const choose = (plannerPlanId: string, plannerBucketId = '') =>
    world.settings.set({ connections: { plannerPlanId, plannerBucketId, mailbox: '' } });

  it('gets them, in the bucket that was chosen', async () => {
    choose('plan-2', 'bucket-7');
    await ensure();

    expect(world.planner.tasks[0]?.content.place).toEqual({ planId: 'plan-2', bucketId: 'bucket-7' });
    expect(await task()).toMatchObject({ state: 'created' });
  });

  it('is looked in again after a create that may have happened, even when another was chosen since', async () => {
    choose('plan-2');
    world.planner.fail('created', AMBIGUOUS);
    await expect(ensure()).rejects.toBe(AMBIGUOUS);
    choose('plan-3');
    const places: unknown[] = [];
    const find: typeof world.planner.find = (content, ...rest) => {
      places.push(content.place);
      return world.planner.find(content, ...rest);
    };

    expect(await ensure({ ...world, planner: { ...world.planner, find } })).toBe('found');
    expect(places).toEqual([{ planId: 'plan-2' }]);
    expect(world.planner.tasks).toHaveLength(1);
  });
});
