import type { Decision } from '../../../core/decisions/index.ts';
import { actOnDecision, type DecisionAction, type Meeting } from '../../../core/meetings/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
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
import { ANNA, BO, CILLA, person } from '../../helpers/people.ts';

const world = useCoreWorld();
const STRANGER = person('Sten Främling');

let settled: { meeting: Meeting; decision: Decision };
beforeEach(async () => {
  await joinWithConsent(world);
  settled = await settle(world);
});

function change(overrides: Partial<Extract<DecisionAction, { type: 'change' }>> = {}): DecisionAction {
  return { type: 'change', title: 'Byta leverantör', ownerId: 'anna', deadline: '2026-10-15', steps: [], ...overrides };
}

const ACTIONS: DecisionAction[] = [
  { type: 'confirm' },
  { type: 'dismiss' },
  { type: 'restore' },
  { type: 'accept' },
  { type: 'decline' },
  { type: 'choose-owner', ownerId: 'bo' },
  { type: 'hand-over', ownerId: 'bo' },
  change(),
];

describe('a click while the meeting goes on', () => {
  it.each<[DecisionAction, Partial<Decision>, string]>([
    [{ type: 'confirm' }, { status: 'confirmed' }, 'decision.confirmed'],
    [{ type: 'dismiss' }, { status: 'dismissed' }, 'decision.dismissed'],
    [{ type: 'accept' }, { ownerResponse: 'accepted' }, 'decision.accepted'],
    [{ type: 'decline' }, { ownerResponse: 'declined', owner: { type: 'none' } }, 'decision.declined'],
    [{ type: 'choose-owner', ownerId: 'bo' }, { owner: { type: 'person', personId: 'bo' } }, 'decision.owner-chosen'],
    [{ type: 'hand-over', ownerId: 'bo' }, { owner: { type: 'person', personId: 'bo' } }, 'decision.handed-over'],
    [change({ title: ' Byta  bank ' }), { title: 'Byta bank' }, 'decision.changed'],
    [change({ ownerId: 'cilla' }), { owner: { type: 'person', personId: 'cilla' } }, 'decision.changed'],
    [change({ ownerId: '' }), { owner: { type: 'person', personId: 'anna' } }, 'decision.changed'],
    [change({ deadline: '2026-12-01' }), { deadline: '2026-12-01' }, 'decision.changed'],
    [change({ deadline: '' }), { deadline: null }, 'decision.changed'],
    [change({ steps: [' Ett ', '', '\u200B', 'Två'] }), { steps: ['Ett', 'Två'] }, 'decision.changed'],
  ])('%j changes it, with its audit event', async (action, expected, type) => {
    const result = await act(world, settled, action);

    const stored = await latest(world, settled.meeting);
    expect(result).toEqual({ type: 'changed', meeting: stored, decision: onlyDecision(stored) });
    expect(onlyDecision(stored)).toMatchObject({ ...expected, revision: 2 });
    expect(stored.revision).toBe(settled.meeting.revision + 1);
    expect(await auditTypes(world, stored)).toContain(type);
  });

  it('brings a dismissed decision back by restoring or changing it', async () => {
    await act(world, settled, { type: 'dismiss' });
    const restored = await act(world, settled, { type: 'restore' });
    await act(world, settled, { type: 'dismiss' });
    const changed = await act(world, settled, change());

    expect(restored).toMatchObject({ decision: { status: 'caught' } });
    expect(changed).toMatchObject({ decision: { status: 'caught' } });
  });

  it('keeps a confirmed decision confirmed when it is changed', async () => {
    await act(world, settled, { type: 'confirm' });

    expect(await act(world, settled, change({ title: 'Byta bank' }))).toMatchObject({
      decision: { status: 'confirmed' },
    });
  });

  it('asks a new owner for an answer, and keeps that of the one who stays', async () => {
    await act(world, settled, { type: 'accept' });
    const same = await act(world, settled, change({ title: 'Byta bank' }));
    const other = await act(world, settled, { type: 'hand-over', ownerId: 'bo' });

    expect(same).toMatchObject({ decision: { ownerResponse: 'accepted' } });
    expect(other).toMatchObject({ decision: { ownerResponse: 'pending' } });
  });

  it('chooses among several of a name', async () => {
    const { meeting, decision } = await settle(world, 'DECISION Hyra lokal | anna+cilla');

    const result = await act(world, { meeting, decision }, { type: 'choose-owner', ownerId: 'cilla' }, BO);

    expect(result).toMatchObject({ decision: { owner: { type: 'person', personId: 'cilla' } } });
  });

  it('takes at most twenty steps of at most a hundred characters', async () => {
    const steps = Array.from({ length: 30 }, (_, n) => `${n} ${'x'.repeat(200)}`);

    await act(world, settled, change({ steps }));

    const stored = onlyDecision(await latest(world, settled.meeting)).steps;
    expect(stored).toHaveLength(20);
    expect(stored.every((step) => step.length === 100)).toBe(true);
  });
});

describe('a change that cannot be', () => {
  it.each<[string, DecisionAction, string[]]>([
    ['no title', change({ title: ' \u200B ' }), ['title']],
    ['an owner who is not here', change({ ownerId: 'sten' }), ['owner']],
    ['a date that is not', change({ deadline: '2027-02-30' }), ['deadline']],
    ['a date that was', change({ deadline: '2026-10-04' }), ['deadline']],
    ['a date too far away', change({ deadline: '2126-10-04' }), ['deadline']],
    ['all of it', change({ title: '', ownerId: 'x', deadline: 'snart' }), ['title', 'owner', 'deadline']],
    ['a choice of nobody here', { type: 'choose-owner', ownerId: 'sten' }, ['owner']],
    ['a hand-over to nobody', { type: 'hand-over', ownerId: '' }, ['owner']],
  ])('says at the field what is wrong: %s', async (_name, action, fields) => {
    const result = await act(world, settled, action);

    expect(result.type).toBe('invalid');
    expect(result.type === 'invalid' && Object.keys(result.problems)).toEqual(fields);
    expect(await latest(world, settled.meeting)).toEqual(settled.meeting);
  });

  it('is not that a date which stood there has passed since', async () => {
    world.clock.set('2026-10-20T08:00:00.000Z');

    const kept = await act(world, settled, change({ title: 'Byta bank' }));
    const other = await act(world, settled, change({ deadline: '2026-10-16' }));

    expect(kept).toMatchObject({ type: 'changed', decision: { title: 'Byta bank', deadline: '2026-10-15' } });
    expect(other.type).toBe('invalid');
  });
});

describe('who may click', () => {
  it.each(ACTIONS)('is nobody from outside: %j', async (action) => {
    const result = await act(world, settled, action, STRANGER);

    expect(result).toMatchObject({ type: 'refused', reason: 'not-member' });
    expect(await latest(world, settled.meeting)).toEqual(settled.meeting);
  });

  it.each(ACTIONS.filter(({ type }) => ['accept', 'decline', 'hand-over'].includes(type)))(
    'is only the owner: %j',
    async (action) => {
      expect(await act(world, settled, action, CILLA)).toMatchObject({ type: 'refused', reason: 'not-owner' });
    },
  );

  it('is nobody who would accept what nobody owns', async () => {
    await act(world, settled, { type: 'decline' });

    expect(await act(world, settled, { type: 'accept' })).toMatchObject({ type: 'refused', reason: 'not-owner' });
  });
});

describe('an older card', () => {
  it.each(ACTIONS)('changes nothing and gets the latest: %j', async (action) => {
    await act(world, settled, change({ title: 'Byta bank' }));
    const before = await latest(world, settled.meeting);
    const old = { key: keyOf(before), decisionId: settled.decision.id, revision: 1, action };

    const result = await actOnDecision(world, { ...old, cause: causeBy(world, ANNA) });

    expect(result).toEqual({ type: 'outdated', meeting: before, decision: onlyDecision(before) });
  });

  it('of two clicks at once one counts', async () => {
    const input = { key: keyOf(settled.meeting), decisionId: settled.decision.id, revision: 1 };

    const results = await Promise.all(
      (['cilla', 'bo'] as const).map((ownerId) =>
        actOnDecision(world, { ...input, action: { type: 'choose-owner', ownerId }, cause: causeBy(world, ANNA) }),
      ),
    );

    expect(results.map(({ type }) => type).sort()).toEqual(['changed', 'outdated']);
    expect(onlyDecision(await latest(world, settled.meeting)).revision).toBe(2);
  });

  it('of a decision that is not there finds nothing', async () => {
    const input = { key: keyOf(settled.meeting), decisionId: 'd-other', revision: 1 };

    const result = await actOnDecision(world, { ...input, action: { type: 'confirm' }, cause: causeBy(world, ANNA) });

    expect(result).toEqual({ type: 'not-found' });
  });

  it('of a meeting that is not there is an error that says what to do', async () => {
    const key = { ...keyOf(settled.meeting), meetingId: 'm-other' };
    const click = actOnDecision(world, {
      key,
      decisionId: settled.decision.id,
      revision: 1,
      action: { type: 'confirm' },
      cause: causeBy(world, ANNA),
    });

    await expect(click).rejects.toMatchObject({ code: 'MEETING.NOT_FOUND', fate: 'tell-person' });
  });
});

describe('a click after the meeting has closed', () => {
  async function jobsOwed(): Promise<string[]> {
    const { tenantId, conversationId: scope, id } = settled.meeting;
    const document = await world.store.read({ tenantId, scope, id });
    return (document?.outbox ?? []).flatMap((entry) => (entry.type === 'job' ? [entry.messageId] : []));
  }

  beforeEach(async () => {
    await close(world, settled.meeting);
  });

  it.each(['confirm', 'dismiss', 'restore'] as const)('no longer can %s', async (type) => {
    expect(await act(world, settled, { type })).toMatchObject({ type: 'refused', reason: 'meeting-closed' });
  });

  it.each<[DecisionAction, Partial<Decision>]>([
    [{ type: 'accept' }, { ownerResponse: 'accepted' }],
    [{ type: 'hand-over', ownerId: 'bo' }, { owner: { type: 'person', personId: 'bo' } }],
    [{ type: 'choose-owner', ownerId: 'bo' }, { owner: { type: 'person', personId: 'bo' } }],
    [change({ deadline: '2026-11-01' }), { deadline: '2026-11-01' }],
  ])('%j changes the decision and its task', async (action, expected) => {
    const result = await act(world, settled, action);

    expect(result).toMatchObject({ type: 'changed', decision: { ...expected, status: 'confirmed' } });
    const { revision } = onlyDecision(await latest(world, settled.meeting));
    const messageId = `${settled.meeting.id}:${settled.decision.id}:planner-task:${revision}`;
    expect(await jobsOwed()).toContain(messageId);
  });

  it('that declines keeps the owner until another one takes it', async () => {
    const result = await act(world, settled, { type: 'decline' });

    expect(result).toMatchObject({
      decision: { ownerResponse: 'declined', owner: { type: 'person', personId: 'anna' } },
    });
  });

  it.each<[string, DecisionAction, string[]]>([
    ['owner', change({ ownerId: '' }), ['owner']],
    ['date', change({ deadline: '' }), ['deadline']],
    ['date that is not past', change({ deadline: '2026-10-04' }), ['deadline']],
  ])('cannot take away the %s', async (_name, action, fields) => {
    const result = await act(world, settled, action);

    expect(result.type === 'invalid' && Object.keys(result.problems)).toEqual(fields);
  });
});

describe('a decision that was dismissed before its meeting closed', () => {
  it.each([change(), { type: 'choose-owner', ownerId: 'bo' } as const, { type: 'accept' } as const])(
    'stays dismissed: %j',
    async (action) => {
      await act(world, settled, { type: 'dismiss' });
      await close(world, settled.meeting);

      expect(await act(world, settled, action)).toMatchObject({ type: 'refused', reason: 'meeting-closed' });
      expect(onlyDecision(await latest(world, settled.meeting)).status).toBe('dismissed');
    },
  );
});

describe('a decision that is completed only after its meeting closed', () => {
  it('gets its task and its reminder, once', async () => {
    world.flags.set({ decisionCloseCard: false });
    await close(world, settled.meeting);
    const meeting = await joinWithConsent(world);
    const bare = await settle(world, 'DECISION Hyra lokal');
    await close(world, meeting);

    await act(world, bare, { type: 'choose-owner', ownerId: 'bo' });
    const before = onlyDecision(await latest(world, meeting)).nudge;
    await act(world, bare, change({ ownerId: 'bo', deadline: '2026-10-15' }));
    await act(world, bare, change({ ownerId: 'bo', deadline: '2026-10-16' }));

    const dueAt = '2026-10-07T08:00:00.000Z';
    const { tenantId, conversationId: scope, id } = meeting;
    const { outbox = [] } = (await world.store.read({ tenantId, scope, id })) ?? {};
    const nudges = outbox.filter((entry) => entry.type === 'job' && entry.queue === 'nudges');
    expect(before).toBeNull();
    expect(onlyDecision(await latest(world, meeting)).nudge).toMatchObject({ round: 1, dueAt, outcome: 'scheduled' });
    expect(nudges).toMatchObject([{ messageId: `${id}:${bare.decision.id}:nudge:1`, scheduledFor: dueAt }]);
  });
});
