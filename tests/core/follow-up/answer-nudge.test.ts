import type { Decision } from '../../../core/decisions/index.ts';
import { type AnswerNudgeInput, answerNudge, sendNudge } from '../../../core/follow-up/index.ts';
import type { Meeting } from '../../../core/meetings/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import {
  act,
  auditTypes,
  CONVERSATION,
  causeBy,
  close,
  joinWithConsent,
  keyOf,
  latest,
  onlyDecision,
  settle,
  TENANT,
} from '../../helpers/meeting-steps.ts';
import { ANNA, BO } from '../../helpers/people.ts';

const world = useCoreWorld();

let meeting: Meeting;
let decision: Decision;

beforeEach(async () => {
  const open = await joinWithConsent(world);
  await settle(world, 'DECISION Byta leverantör | anna | 2026-10-15');
  meeting = await close(world, open);
  decision = onlyDecision(meeting);
  world.clock.set(decision.nudge?.dueAt ?? '');
  const job = { ...keyOf(meeting), decisionId: decision.id, round: 1, correlationId: 'c-1' };
  await sendNudge(world, job, { lastTry: false });
});

function answer(given: AnswerNudgeInput['answer'], overrides: Partial<AnswerNudgeInput> = {}) {
  const cause = causeBy(world, ANNA);
  return answerNudge(world, {
    key: keyOf(meeting),
    decisionId: decision.id,
    round: 1,
    answer: given,
    cause,
    ...overrides,
  });
}

async function jobsOwed() {
  const document = await world.store.read({ tenantId: TENANT, scope: CONVERSATION, id: meeting.id });
  return (document?.outbox ?? []).flatMap((entry) => (entry.type === 'job' ? [entry] : []));
}

describe('the owner answers a reminder', () => {
  it('with done: the decision is done, and so will be its task', async () => {
    const result = await answer('done');

    const stored = onlyDecision(await latest(world, meeting));
    expect(result).toMatchObject({ type: 'answered', state: 'done', decision: stored });
    expect(stored).toMatchObject({ doneAt: world.clock.iso(), revision: decision.revision + 1 });
    expect(await jobsOwed()).toContainEqual(
      expect.objectContaining({ id: `job:${decision.id}:planner-task:${stored.revision}`, queue: 'planner-tasks' }),
    );
    expect(await auditTypes(world, meeting)).toContain('nudge.done');
  });

  it('with tomorrow: the next round comes then, in working hours', async () => {
    world.clock.set('2026-10-09T08:00:00.000Z');

    const result = await answer('snooze');

    const dueAt = '2026-10-12T06:00:00.000Z';
    expect(result).toMatchObject({ type: 'answered', state: 'snoozed' });
    expect(onlyDecision(await latest(world, meeting)).nudge).toEqual({
      round: 2,
      dueAt,
      outcome: 'scheduled',
      channel: null,
    });
    const next = (await jobsOwed()).find(({ id }) => id === `job:${decision.id}:nudge:2`);
    expect(next).toMatchObject({ queue: 'nudges', scheduledFor: dueAt, body: { round: 2, decisionId: decision.id } });
    world.clock.set(dueAt);
    const again = await sendNudge(
      world,
      { ...keyOf(meeting), decisionId: decision.id, round: 2, correlationId: 'c' },
      { lastTry: false },
    );
    expect(again).toEqual({ type: 'sent', channel: 'personal' });
  });

  it('with not mine: the chat is asked for another owner, and the task keeps its owner until then', async () => {
    const result = await answer('decline');

    const stored = onlyDecision(await latest(world, meeting));
    expect(result).toMatchObject({ type: 'answered', state: 'declined' });
    expect(stored).toMatchObject({ ownerResponse: 'declined', owner: { type: 'person', personId: 'anna' } });
    expect(await jobsOwed()).toContainEqual(
      expect.objectContaining({ id: `job:card:decision:${decision.id}:${stored.revision}`, queue: 'notifications' }),
    );
  });

  it('to a reminder of an older round changes nothing', async () => {
    await answer('snooze');
    const before = await latest(world, meeting);

    expect(await answer('done')).toEqual({ type: 'refused', reason: 'outdated' });
    expect(await latest(world, meeting)).toEqual(before);
  });

  it('twice with done counts once', async () => {
    const results = await Promise.all([answer('done'), answer('done')]);

    expect(results.map(({ type }) => type).sort()).toEqual(['answered', 'refused']);
  });
});

describe('who may not answer', () => {
  it('is anybody else', async () => {
    expect(await answer('done', { cause: causeBy(world, BO) })).toEqual({ type: 'refused', reason: 'not-owner' });
  });

  it('is who owned it before', async () => {
    await act(world, { meeting, decision }, { type: 'hand-over', ownerId: 'bo' });

    const results = [await answer('done'), await answer('done', { cause: causeBy(world, BO) })];

    expect(results).toMatchObject([{ type: 'refused', reason: 'not-owner' }, { type: 'answered' }]);
  });

  it('is the owner of what nobody knows', async () => {
    expect(await answer('done', { decisionId: 'd-other' })).toEqual({ type: 'refused', reason: 'not-found' });
  });
});
