import { progressOf } from '../../../core/decisions/index.ts';
import { type MoveDecisionInput, moveDecision } from '../../../core/meetings/index.ts';
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
import { ANNA, DAN } from '../../helpers/people.ts';

const world = useCoreWorld();

async function decided(text?: string) {
  await joinWithConsent(world);
  return (await settle(world, text)).meeting;
}

async function move(to: MoveDecisionInput['to'], more: Partial<MoveDecisionInput> = {}) {
  const found = await world.meetings.current('tenant-1', '19:meeting_1@thread.v2');
  if (!found) throw new Error('no meeting');
  const decision = onlyDecision(found);
  return moveDecision(world, {
    key: keyOf(found),
    decisionId: decision.id,
    revision: decision.revision,
    to,
    cause: causeBy(world, ANNA),
    ...more,
  });
}

async function plannerJobs(): Promise<string[]> {
  const found = await world.meetings.current('tenant-1', '19:meeting_1@thread.v2');
  if (!found) return [];
  const document = await world.store.read({ tenantId: 'tenant-1', scope: found.conversationId, id: found.id });
  return (document?.outbox ?? []).flatMap((entry) =>
    entry.type === 'job' && entry.queue === 'planner-tasks' ? [entry.messageId] : [],
  );
}

describe('a decision on the board', () => {
  it('goes through the columns, and back', async () => {
    const meeting = await decided();
    const columns: string[] = [];
    for (const to of ['in-progress', 'done', 'open', 'parked', 'in-progress', 'open'] as const) {
      const result = await move(to, { reason: 'Väntar på budget' });
      expect(result.type).toBe('moved');
      columns.push(progressOf(onlyDecision(await latest(world, meeting))));
    }

    expect(columns).toEqual(['in-progress', 'done', 'open', 'parked', 'in-progress', 'open']);
    const decision = onlyDecision(await latest(world, meeting));
    expect(decision).toMatchObject({ status: 'confirmed', parkedReason: null, startedAt: null, doneAt: null });
    expect((await auditTypes(world, meeting)).filter((type) => type === 'decision.moved')).toHaveLength(6);
  });

  it('keeps when it was begun while it goes to done and back', async () => {
    await decided();
    const began = world.clock.iso();
    await move('in-progress');
    world.clock.advance(60_000);
    await move('done');
    const result = await move('in-progress');

    expect(result).toMatchObject({ type: 'moved', decision: { startedAt: began, doneAt: null } });
  });

  it('changes nothing where it stands already', async () => {
    const meeting = await decided();
    const before = await latest(world, meeting);

    expect((await move('open')).type).toBe('unchanged');
    expect(await latest(world, meeting)).toEqual(before);
  });

  it.each([undefined, '', ' \u200b '])('is parked only with a reason: %j', async (reason) => {
    await decided();

    expect(await move('parked', reason === undefined ? {} : { reason })).toMatchObject({
      type: 'incomplete',
      problems: ['reason-missing'],
    });
  });

  it('keeps its reason when it is parked again without one', async () => {
    await decided();
    await move('parked', { reason: 'Väntar' });

    expect((await move('parked')).type).toBe('unchanged');
    expect(await move('parked', { reason: 'Väntar på Bo' })).toMatchObject({
      type: 'moved',
      decision: { parkedReason: 'Väntar på Bo' },
    });
  });

  it('is not moved by who saw an older one, was not there, or names none', async () => {
    await decided();
    await move('in-progress');

    expect(await move('done', { revision: 1 })).toMatchObject({ type: 'outdated', decision: { revision: 2 } });
    expect(await move('done', { cause: causeBy(world, DAN) })).toEqual({ type: 'refused', reason: 'not-member' });
    expect(await move('done', { decisionId: 'd-none' })).toEqual({ type: 'refused', reason: 'not-found' });
  });

  it('is not there when it was dismissed', async () => {
    const meeting = await decided();
    await act(world, { meeting, decision: onlyDecision(meeting) }, { type: 'dismiss' });

    expect(await move('done')).toEqual({ type: 'refused', reason: 'not-found' });
  });
});

describe('a decision of a closed meeting', () => {
  it('takes its Planner task along', async () => {
    const meeting = await close(world, await decided());
    const { id, revision } = onlyDecision(meeting);
    await move('in-progress');
    await move('done');

    const jobs = await plannerJobs();
    expect(jobs).toContain(`${meeting.id}:${id}:planner-task:${revision + 1}`);
    expect(jobs).toContain(`${meeting.id}:${id}:planner-task:${revision + 2}`);
  });

  it('that is late may still be begun and done', async () => {
    await close(world, await decided());
    world.clock.advance(30 * 24 * 3_600_000);

    expect((await move('in-progress')).type).toBe('moved');
    expect((await move('done')).type).toBe('moved');
  });

  it('comes back from parked only with an owner and a day to come', async () => {
    const meeting = await decided('DECISION Byta leverantör | anna | 2026-10-15');
    await move('parked', { reason: 'Väntar' });
    await close(world, meeting);
    expect(await move('open')).toMatchObject({
      type: 'moved',
      decision: { nudge: { round: 1, outcome: 'scheduled' }, status: 'confirmed' },
    });
    await move('parked', { reason: 'Väntar' });
    world.clock.advance(30 * 24 * 3_600_000);

    expect(await move('open')).toMatchObject({ type: 'incomplete', problems: ['deadline-past'] });
    expect((await move('done')).type).toBe('moved');
  });

  it('without an owner stays parked', async () => {
    const meeting = await decided('DECISION Byta leverantör');
    await move('parked', { reason: 'Väntar' });
    await close(world, meeting);

    expect(await move('open')).toMatchObject({ type: 'incomplete', problems: ['owner-missing', 'deadline-missing'] });
  });
});
