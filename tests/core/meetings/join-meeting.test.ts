import { Meeting, reopenMeeting } from '../../../core/meetings/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import {
  askToClose,
  auditTypes,
  CONVERSATION,
  causeBy,
  close,
  join,
  joinResult,
  joinWithConsent,
  keyOf,
  latest,
  referenceTo,
  settle,
  submit,
  TENANT,
} from '../../helpers/meeting-steps.ts';
import { ANNA, BO } from '../../helpers/people.ts';
import { DAY, HOUR } from '../../helpers/test-clock.ts';

const world = useCoreWorld();

async function jobsOwed(meeting: Meeting): Promise<string[]> {
  const document = await world.store.read({ tenantId: TENANT, scope: CONVERSATION, id: meeting.id });
  return (document?.outbox ?? []).filter(({ type }) => type === 'job').map(({ id }) => id);
}

describe('joining', () => {
  it('starts a meeting that listens, and owes the brief and the consent card', async () => {
    const { type, meeting } = await joinResult(world);

    expect(type).toBe('joined');
    expect(Meeting.parse(meeting)).toEqual(meeting);
    expect(meeting).toMatchObject({ status: 'active', sequence: 1, revision: 1, ceiling: 'plus' });
    expect(await latest(world, meeting)).toEqual(meeting);
    expect(await jobsOwed(meeting)).toEqual(['job:brief', 'job:card:consent']);
    expect(await auditTypes(world, meeting)).toEqual(['meeting.joined', 'consent.requested']);
    expect(meeting.consents.map(({ personId, signal, level }) => [personId, signal, level])).toEqual([
      ['anna', 'requested', 'none'],
      ['bo', 'requested', 'none'],
      ['cilla', 'requested', 'none'],
    ]);
    expect(world.pending).toHaveLength(1);
  });

  it('twice finds the one that goes on', async () => {
    const first = await joinResult(world);

    const again = await joinResult(world);

    expect(again).toEqual({ type: 'already-here', meeting: first.meeting });
    expect(world.pending).toHaveLength(1);
  });

  it('many times at once makes one meeting', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => joinResult(world)));

    expect(results.map(({ type }) => type).sort()).toEqual([...Array(7).fill('already-here'), 'joined']);
    expect(new Set(results.map(({ meeting }) => meeting.id)).size).toBe(1);
    expect(await world.meetings.series(TENANT, CONVERSATION, 10)).toHaveLength(1);
    expect(world.metrics.lines).toContain('conflict meeting exists');
  });

  it('after closing starts the next of the series, and asks anew', async () => {
    const first = await joinWithConsent(world);
    await close(world, first);

    const next = await joinResult(world);

    expect(next.type).toBe('joined');
    expect(next.meeting).toMatchObject({ sequence: 2, decisions: [] });
    expect(new Set(next.meeting.consents.map(({ signal }) => signal))).toEqual(new Set(['requested']));
    expect(next.meeting.id).not.toBe(first.id);
  });

  it('while it closes goes on with it', async () => {
    const meeting = await joinWithConsent(world);
    await settle(world);
    await askToClose(world, meeting);

    const again = await joinResult(world);

    expect(again.type).toBe('reopened');
    expect(again.meeting).toMatchObject({ id: meeting.id, status: 'active' });
    expect(again.meeting.decisions).toHaveLength(1);
    expect(await auditTypes(world, meeting)).toContain('meeting.reopened');
  });

  it('long after a meeting that never closed starts the next', async () => {
    const meeting = await joinWithConsent(world);
    await settle(world);
    await askToClose(world, meeting);
    world.clock.advance(12 * HOUR);

    const next = await joinResult(world);

    expect(next.type).toBe('joined');
    expect(next.meeting.sequence).toBe(2);
    expect((await latest(world, meeting)).status).toBe('closing');
  });

  it('at the moment when it closes starts the next instead of the closed one', async () => {
    const meeting = await joinWithConsent(world);
    await settle(world);
    await askToClose(world, meeting);
    const change = world.meetings.change.bind(world.meetings);
    const closedFirst = {
      ...world.meetings,
      change: (async (...args) => {
        await submit(world, meeting);
        return change(...args);
      }) as typeof change,
    };

    const joined = await joinResult({ ...world, meetings: closedFirst });

    expect(joined.type).toBe('joined');
    expect(joined.meeting).toMatchObject({ sequence: 2, status: 'active' });
    expect((await latest(world, meeting)).status).toBe('closed');
  });
});

describe('a new meeting', () => {
  it.each([
    ['as asked for', 'da', 'da'],
    ["as the tenant's", null, 'sv'],
  ] as const)('speaks %s', async (_name, language, expected) => {
    expect((await join(world, { language })).language).toBe(expected);
  });

  it('speaks as the last one of the series did', async () => {
    await close(world, await join(world, { language: 'en' }));

    expect((await join(world)).language).toBe('en');
  });

  it.each([
    ['plus', 'juridik', 'plus'],
    ['juridik', 'bas', 'bas'],
    ['none', 'juridik', 'none'],
  ] as const)('has the ceiling %s under the cap %s as %s', async (consentCeiling, consentCap, ceiling) => {
    world.settings.set({ consentCeiling, consentCap });

    expect((await join(world)).ceiling).toBe(ceiling);
  });

  it('keeps the flags it started with, and the next one has those of its own start', async () => {
    const first = await joinWithConsent(world);
    world.flags.set({ decisionCloseCard: false, modelRouter: false });
    await settle(world);
    const asked = await askToClose(world, first);
    await close(world, first);

    const next = await join(world);

    expect(asked.type).toBe('gate');
    expect((await latest(world, first)).flags).toMatchObject({ decisionCloseCard: true, modelRouter: true });
    expect(next.flags).toMatchObject({ decisionCloseCard: false, modelRouter: false });
  });

  it('is of its own chat and tenant', async () => {
    const here = await join(world);
    const there = await join(world, { reference: referenceTo({ conversationId: '19:other@thread.v2' }) });
    const elsewhere = await join(world, { reference: referenceTo({ tenantId: 'tenant-2' }) });

    expect(new Set([here.id, there.id, elsewhere.id]).size).toBe(3);
    expect([here.sequence, there.sequence, elsewhere.sequence]).toEqual([1, 1, 1]);
    expect(await world.meetings.read({ ...keyOf(here), tenantId: 'tenant-2' })).toBeNull();
  });
});

describe('reopening from the card', () => {
  const reopen = async (meeting: Meeting, by = ANNA) =>
    reopenMeeting(world, { key: keyOf(meeting), cause: causeBy(world, by) });

  it('goes back from closing to the meeting', async () => {
    const meeting = await joinWithConsent(world);
    await settle(world);
    await askToClose(world, meeting);

    const { reopened, meeting: after } = await reopen(meeting, BO);

    expect(reopened).toBe(true);
    expect(after.status).toBe('active');
    expect(await auditTypes(world, meeting)).toContain('meeting.reopened');
  });

  it.each(['active', 'closed'])('changes nothing in a meeting that is %s', async (status) => {
    const meeting = await joinWithConsent(world);
    if (status === 'closed') await close(world, meeting);

    const { reopened, meeting: after } = await reopen(meeting);

    expect(reopened).toBe(false);
    expect(after.status).toBe(status);
  });

  it('is not for strangers', async () => {
    const meeting = await joinWithConsent(world);
    await settle(world);
    await askToClose(world, meeting);

    const { reopened } = await reopen(meeting, { ...ANNA, id: 'stranger' });

    expect(reopened).toBe(false);
    expect((await latest(world, meeting)).status).toBe('closing');
  });

  it('does not bring back a meeting that was left behind, since nothing would close it', async () => {
    const left = await joinWithConsent(world);
    await settle(world);
    await askToClose(world, left);
    world.clock.advance(DAY);
    await join(world);

    const { reopened } = await reopen(left);
    const submitted = await submit(world, left);

    expect(reopened).toBe(false);
    expect(submitted.type).toBe('closed');
  });
});
