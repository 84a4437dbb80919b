import { createMeetings, type Meeting } from '../../../core/meetings/index.ts';
import { createOutboxDispatcher } from '../../../core/outbox/index.ts';
import type { OutboxEntry } from '../../../core/storage/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { join, keyOf, latest } from '../../helpers/meeting-steps.ts';

const world = useCoreWorld();

function counting() {
  const read = jest.fn(world.store.read);
  const meetings = createMeetings({
    store: { ...world.store, read },
    metrics: world.metrics,
    clock: world.clock,
    onPending: () => undefined,
  });
  return { meetings, read };
}

async function owedBy({ tenantId, conversationId, id }: Meeting): Promise<readonly OutboxEntry[]> {
  return (await world.store.read({ tenantId, scope: conversationId, id }))?.outbox ?? [];
}

const renamed = (title: string) => (before: Meeting) => ({
  meeting: { ...before, title: before.title + title },
  result: before.title,
});

describe('a change on the version that was seen last', () => {
  it('is written without reading it again', async () => {
    const meeting = await join(world);
    const { meetings, read } = counting();
    await meetings.read(keyOf(meeting));

    await meetings.change(keyOf(meeting), renamed(' A'), { onLastSeen: true });
    await meetings.change(keyOf(meeting), renamed(' B'), { onLastSeen: true });

    expect(read).toHaveBeenCalledTimes(1);
    expect((await latest(world, meeting)).title).toBe(`${meeting.title} A B`);
  });

  it('is decided anew when somebody else has written since', async () => {
    const meeting = await join(world);
    const { meetings } = counting();
    await meetings.read(keyOf(meeting));
    await world.meetings.change(keyOf(meeting), renamed(' by another'));

    const decidedOn = await meetings.change(keyOf(meeting), renamed(' A'), { onLastSeen: true });

    expect(decidedOn).toBe(`${meeting.title} by another`);
    expect((await latest(world, meeting)).title).toBe(`${meeting.title} by another A`);
    expect(world.metrics.lines).toContain('conflict meeting conflict');
  });

  it('keeps what the meeting owes', async () => {
    const meeting = await join(world);
    const before = await owedBy(meeting);
    const { meetings } = counting();
    await meetings.read(keyOf(meeting));

    await meetings.change(keyOf(meeting), renamed(' A'), { onLastSeen: true });

    expect(await owedBy(meeting)).toEqual(before);
  });

  it.each([{ tenantId: 'tenant-2' }, { conversationId: '19:other' }])('is not served to %o', async (other) => {
    const meeting = await join(world);
    const { meetings } = counting();
    await meetings.read(keyOf(meeting));

    const change = meetings.change({ ...keyOf(meeting), ...other }, renamed(' A'), { onLastSeen: true });

    await expect(change).rejects.toMatchObject({ code: 'MEETING.NOT_FOUND' });
    expect((await latest(world, meeting)).title).toBe(meeting.title);
  });

  it('is still that version when its outbox was handed over meanwhile', async () => {
    const meeting = await join(world);
    const { meetings, read } = counting();
    await meetings.read(keyOf(meeting));
    const dispatcher = createOutboxDispatcher({ ...world, onHandedOver: meetings.handedOver });
    await dispatcher.dispatch([{ tenantId: meeting.tenantId, scope: meeting.conversationId, id: meeting.id }]);

    await meetings.change(keyOf(meeting), renamed(' A'), { onLastSeen: true });

    expect(read).toHaveBeenCalledTimes(1);
    expect(world.metrics.lines).not.toContain('conflict meeting conflict');
    expect((await owedBy(meeting)).map(({ type }) => type)).not.toContain('audit');
  });
});
