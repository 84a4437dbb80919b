import { type Meeting, problemsOf, requestClose } from '../../../core/meetings/index.ts';
import type { OutboxEntry } from '../../../core/storage/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { decision } from '../../helpers/decisions.ts';
import {
  act,
  askToClose,
  auditTypes,
  close,
  join,
  joinWithConsent,
  keyOf,
  latest,
  say,
  settle,
  submit,
} from '../../helpers/meeting-steps.ts';
import { meetingOf } from '../../helpers/meetings.ts';
import { BO } from '../../helpers/people.ts';

const world = useCoreWorld();

async function outboxOf({ tenantId, conversationId, id }: Meeting): Promise<readonly OutboxEntry[]> {
  return (await world.store.read({ tenantId, scope: conversationId, id }))?.outbox ?? [];
}

async function jobsOf(meeting: Meeting): Promise<{ id: string; scheduledFor?: string | undefined }[]> {
  return (await outboxOf(meeting)).flatMap((entry) =>
    entry.type === 'job' ? [{ id: entry.id, scheduledFor: entry.scheduledFor }] : [],
  );
}

describe('asking to close', () => {
  it('closes a meeting without decisions', async () => {
    const meeting = await join(world);
    world.clock.advance(60_000);

    const result = await askToClose(world, meeting, BO);

    expect(result).toMatchObject({ type: 'closed', missing: 0 });
    expect(await latest(world, meeting)).toMatchObject({
      status: 'closed',
      endedAt: world.clock.iso(),
      closedAt: world.clock.iso(),
      closedBy: 'bo',
      cards: { recap: { state: 'pending' }, recapMail: { state: 'pending' } },
    });
    expect((await jobsOf(meeting)).map(({ id }) => id)).toEqual(['job:brief', 'job:card:consent', 'job:recap']);
    expect(await auditTypes(world, meeting)).toContain('meeting.closed');
  });

  it('closes a meeting whose decisions were all dismissed', async () => {
    const meeting = await joinWithConsent(world);
    await act(world, await settle(world), { type: 'dismiss' });

    expect(await askToClose(world, meeting)).toMatchObject({ type: 'closed', missing: 0 });
  });

  it.each(['DECISION Byta | anna | 2026-10-15', 'DECISION Byta'])('asks about %s', async (text) => {
    const meeting = await joinWithConsent(world);
    await settle(world, text);

    const result = await askToClose(world, meeting);

    expect(result.type).toBe('gate');
    expect(result.meeting).toMatchObject({
      status: 'closing',
      cards: { close: { state: 'pending', activityId: null } },
    });
    const card = `job:card:decision-close:${result.meeting.revision}`;
    expect((await jobsOf(meeting)).map(({ id }) => id)).toContain(card);
    expect(await auditTypes(world, meeting)).toContain('meeting.closing');
  });

  it('again asks again, with a new card', async () => {
    const meeting = await joinWithConsent(world);
    await settle(world);
    const first = await askToClose(world, meeting);
    world.clock.advance(60_000);

    const again = await askToClose(world, meeting);

    expect(again.type).toBe('gate');
    expect(again.meeting.revision).toBe(first.meeting.revision + 1);
    expect(again.meeting.endedAt).toBe(first.meeting.endedAt);
  });

  it('again after closing changes nothing', async () => {
    const closed = await close(world, await join(world));

    const again = await askToClose(world, closed);

    expect(again).toEqual({ type: 'already-closed', meeting: closed });
    expect(await latest(world, closed)).toEqual(closed);
  });

  it('closes at once where the close card is off, and says how much is missing', async () => {
    world.flags.set({ decisionCloseCard: false });
    const meeting = await joinWithConsent(world);
    await settle(world, 'DECISION Byta | anna | 2026-10-15');
    await settle(world, 'DECISION Hyra | anna');

    const result = await askToClose(world, meeting);

    expect(result).toMatchObject({ type: 'closed', missing: 1, meeting: { status: 'closed' } });
    const tasks = (await jobsOf(meeting)).filter(({ id }) => id.endsWith(':planner-task'));
    expect(tasks).toHaveLength(1);
    expect(result.meeting.decisions.map(({ status, nudge }) => [status, nudge?.outcome])).toEqual([
      ['confirmed', 'scheduled'],
      ['confirmed', undefined],
    ]);
  });

  it('a meeting that is not there is an error', async () => {
    const key = { ...keyOf(await join(world)), meetingId: 'm-other' };
    const cause = { actor: 'anna', at: world.clock.now(), correlationId: 'c' };

    await expect(requestClose(world, { key, cause })).rejects.toMatchObject({ code: 'MEETING.NOT_FOUND' });
  });
});

describe('closing', () => {
  it('writes what must follow for each decision with somebody and a day, and for nothing else', async () => {
    const meeting = await joinWithConsent(world);
    const { decision: task } = await settle(world, 'DECISION Byta | anna | 2026-10-15');
    const { decision: parked } = await settle(world, 'DECISION Hyra');
    await act(world, await settle(world, 'DECISION Sälja | bo | 2026-10-15'), { type: 'dismiss' });
    await askToClose(world, meeting);

    const result = await submit(world, meeting, { [parked.id]: { parked: true, reason: 'Väntar på pris' } });

    expect(result.type).toBe('closed');
    const jobs = (await jobsOf(meeting)).filter(({ id }) => /planner|nudge|recap/.test(id));
    expect(jobs).toEqual([
      { id: `job:${task.id}:planner-task`, scheduledFor: undefined },
      { id: `job:${task.id}:nudge:1`, scheduledFor: '2026-10-07T08:00:00.000Z' },
      { id: 'job:recap', scheduledFor: undefined },
    ]);
    const closing = (await outboxOf(meeting)).find(
      (entry) => entry.type === 'audit' && entry.event.type === 'meeting.closed',
    );
    expect(closing).toMatchObject({ event: { data: { decisions: 2, tasks: 1, parked: 1 } } });
  });

  it("schedules the reminder by the tenant's plan and calendar", async () => {
    world.clock.set('2026-10-08T13:00:00.000Z');
    world.settings.set({ nudge: { after: 'PT24H', from: '09:00', to: '12:00' } });
    const meeting = await joinWithConsent(world);
    await settle(world);

    await close(world, meeting);

    const { decisions } = await latest(world, meeting);
    expect(decisions[0]?.nudge).toEqual({
      round: 1,
      dueAt: '2026-10-12T07:00:00.000Z',
      outcome: 'scheduled',
      channel: null,
    });
  });

  it('stops listening', async () => {
    const meeting = await joinWithConsent(world);
    await settle(world);
    await askToClose(world, meeting);

    expect(await say(world, BO, 'DECISION Hyra')).toEqual({ type: 'not-heard', reason: 'not-listening' });
  });
});

describe('problemsOf', () => {
  it('are of the decisions that stand and lack something', () => {
    const meeting = meetingOf({
      decisions: [
        decision({ id: 'd-1' }),
        decision({ id: 'd-2', deadline: '2026-10-04' }),
        decision({ id: 'd-3', owner: { type: 'none' }, deadline: null }),
        decision({ id: 'd-4', status: 'dismissed', owner: { type: 'none' } }),
      ],
    });

    const problems = problemsOf(meeting, new Date('2026-10-04T22:00:00.000Z'), 'Europe/Stockholm');

    expect([...problems]).toEqual([
      ['d-2', ['deadline-past']],
      ['d-3', ['owner-missing', 'deadline-missing']],
    ]);
  });
});
