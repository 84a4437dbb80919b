import {
  auditEntry,
  createMeetings,
  jobEntry,
  type Meeting,
  sampleConversation,
} from '../../../core/meetings/index.ts';
import type { DocumentStore } from '../../../core/storage/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { CONVERSATION, causeBy, join, keyOf, latest, TENANT } from '../../helpers/meeting-steps.ts';
import { meetingOf } from '../../helpers/meetings.ts';
import { ANNA } from '../../helpers/people.ts';

const world = useCoreWorld();

function entry(meeting: Meeting, key: string, data: Record<string, unknown> = {}) {
  return jobEntry(meeting, { queue: 'notifications', key, cause: causeBy(world, ANNA), data });
}

async function outboxIds({ tenantId, conversationId, id }: Meeting): Promise<string[]> {
  const document = await world.store.read({ tenantId, scope: conversationId, id });
  return (document?.outbox ?? []).map((each) => each.id);
}

function meetingsOver(store: Partial<DocumentStore>) {
  const { metrics } = world;
  return createMeetings({
    store: { ...world.store, ...store },
    metrics,
    clock: world.clock,
    onPending: () => undefined,
  });
}

describe('a change', () => {
  it('that changes nothing writes nothing', async () => {
    const meeting = await join(world);
    const replace = jest.fn(world.store.replace);

    const result = await meetingsOver({ replace }).change(keyOf(meeting), () => ({ result: 7 }));

    expect(result).toBe(7);
    expect(replace).not.toHaveBeenCalled();
  });

  it('decides anew on what others wrote, and counts it', async () => {
    const meeting = await join(world);
    const seen: string[] = [];

    await Promise.all(
      ['A', 'B', 'C'].map((name) =>
        world.meetings.change(keyOf(meeting), (before) => {
          seen.push(before.title);
          return { meeting: { ...before, title: `${before.title}${name}` }, result: null };
        }),
      ),
    );

    expect([...(await latest(world, meeting)).title.slice('Ledningsgrupp'.length)].sort().join('')).toBe('ABC');
    expect(seen.length).toBeGreaterThan(3);
    expect(world.metrics.lines).toContain('conflict meeting conflict');
  });

  it('that never gets through ends with an error that says to try again', async () => {
    const meeting = await join(world);
    const replace = jest.fn(async () => ({ ok: false, reason: 'conflict' }) as const);
    const meetings = meetingsOver({ replace });

    const change = meetings.change(keyOf(meeting), (before) => ({ meeting: { ...before, title: 'x' }, result: null }));

    await expect(change).rejects.toMatchObject({ code: 'MEETING.CONTENDED', fate: 'retry', retryAfterMs: 250 });
    expect(replace).toHaveBeenCalledTimes(50);
  });

  it('of what is no meeting finds none', async () => {
    const key = { tenantId: TENANT, conversationId: CONVERSATION, meetingId: 'chat-settings' };
    await world.store.create({ tenantId: TENANT, scope: CONVERSATION, id: 'chat-settings', kind: 'other', body: {} });

    await expect(world.meetings.change(key, () => ({ result: null }))).rejects.toMatchObject({
      code: 'MEETING.NOT_FOUND',
    });
    expect(await world.meetings.read(key)).toBeNull();
    expect(await world.meetings.current(TENANT, CONVERSATION)).toBeNull();
  });

  it('of a shape that this version does not know is an error', async () => {
    const { tenantId, conversationId: scope, id } = meetingOf();
    const body = { ...meetingOf(), version: 2 };
    await world.store.create({ tenantId, scope, id, kind: 'meeting', body, fields: { sequence: 1 } });

    const reading = world.meetings.read(keyOf(meetingOf()));

    await expect(reading).rejects.toMatchObject({ code: 'MEETING.UNREADABLE', fate: 'dead-letter' });
  });

  it('is seen by who reads next, whatever was read before', async () => {
    const meeting = await join(world);
    const other = meetingsOver({});
    const before = await other.read(keyOf(meeting));
    await world.meetings.change(keyOf(meeting), (known) => ({ meeting: { ...known, title: 'Nytt' }, result: null }));

    const after = await other.read(keyOf(meeting));

    expect([before?.title, after?.title]).toEqual(['Ledningsgrupp', 'Nytt']);
  });
});

describe('the outbox of a meeting', () => {
  it('takes what must follow, replaces what is owed already and drops what is done', async () => {
    const meeting = await join(world);
    const key = keyOf(meeting);
    await world.meetings.change(key, () => ({ outbox: [entry(meeting, 'a'), entry(meeting, 'b')], result: null }));
    world.clock.advance(1_000);

    await world.meetings.change(key, () => ({
      outbox: [entry(meeting, 'b', { again: true })],
      settled: ['job:a', 'job:unknown'],
      result: null,
    }));

    const { tenantId, conversationId: scope, id } = meeting;
    const { outbox = [] } = (await world.store.read({ tenantId, scope, id })) ?? {};
    expect(await outboxIds(meeting)).toEqual([
      expect.stringMatching(/^a-/),
      expect.stringMatching(/^a-/),
      'job:brief',
      'job:card:consent',
      'job:b',
    ]);
    expect(outbox.at(-1)).toMatchObject({ dueAt: world.clock.iso(), body: { again: true } });
  });

  it('is hurried when a turn could not do its work', async () => {
    const meeting = await join(world);
    const at = world.clock.iso();

    await world.meetings.change(keyOf(meeting), () => ({ expedite: { ids: ['job:brief'], at }, result: null }));

    const due = (await world.store.pendingOutbox({ tenantId: TENANT, dueBefore: at, limit: 10 })).flatMap(
      ({ outbox }) => outbox.filter(({ dueAt }) => dueAt <= at).map(({ id }) => id),
    );
    expect(due).toContain('job:brief');
    expect(due).not.toContain('job:card:consent');
  });

  it('is not written for work that is done already', async () => {
    const meeting = await join(world);
    const replace = jest.fn(world.store.replace);

    await meetingsOver({ replace }).change(keyOf(meeting), () => ({
      settled: ['job:unknown'],
      expedite: { ids: ['job:also-unknown'], at: world.clock.iso() },
      result: null,
    }));

    expect(replace).not.toHaveBeenCalled();
  });

  it('is announced after each write that leaves something in it', async () => {
    const meeting = await join(world);
    const key = keyOf(meeting);
    await world.meetings.change(key, (before) => ({ meeting: { ...before, title: 'Nytt' }, result: null }));
    const ids = await outboxIds(meeting);
    const announced = world.pending.length;

    await world.meetings.change(key, () => ({ settled: ids, result: null }));

    expect(announced).toBe(2);
    expect(world.pending).toHaveLength(2);
    expect(await outboxIds(meeting)).toEqual([]);
  });

  it('of a meeting that owes nothing from its start is not announced', async () => {
    const created = await world.meetings.create(meetingOf(), []);

    expect(created).toBe(true);
    expect(world.pending).toEqual([]);
  });
});

describe('the meetings of a chat', () => {
  it('come latest first, by number and not by letter', async () => {
    for (let sequence = 1; sequence <= 11; sequence++) {
      await world.meetings.create(meetingOf({ id: `m-${sequence}`, sequence }), []);
    }

    const series = await world.meetings.series(TENANT, CONVERSATION, 3);

    expect(series.map(({ sequence }) => sequence)).toEqual([11, 10, 9]);
    expect((await world.meetings.current(TENANT, CONVERSATION))?.sequence).toBe(11);
  });

  it('are read again when more are kept than fit in memory', async () => {
    for (let n = 1; n <= 201; n++) await world.meetings.create(meetingOf({ id: `m-${n}`, sequence: n }), []);

    const first = await world.meetings.read({ ...keyOf(meetingOf()), meetingId: 'm-1' });

    expect(first).toEqual(meetingOf({ id: 'm-1', sequence: 1 }));
  });
});

describe('a meeting that is removed', () => {
  it('is gone, and whoever listens hears of it once', async () => {
    const meeting = await join(world);
    const heard: string[] = [];
    const meetings = createMeetings({
      ...world,
      onPending: () => undefined,
      onWritten: (key) => heard.push(key.meetingId),
    });

    expect(await meetings.remove(keyOf(meeting))).toBe(true);
    expect(await meetings.remove(keyOf(meeting))).toBe(false);
    expect(await meetings.read(keyOf(meeting))).toBeNull();
    expect(heard).toEqual([meeting.id]);
  });
});

describe('a sample meeting', () => {
  it('hands over events and no work', async () => {
    const meeting = meetingOf({ conversationId: sampleConversation('anna') });
    const audit = auditEntry(meeting, 'sample.created', '1', causeBy(world, ANNA));

    await world.meetings.create(meeting, [audit, entry(meeting, 'card:consent')]);

    expect(await outboxIds(meeting)).toEqual([audit.id]);
  });
});
