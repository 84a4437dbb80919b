import { type BoardIndex, createBoardIndex, type MeetingChanged, meetingRowOf } from '../../../core/board/index.ts';
import { createTenantIndex } from '../../../core/board/tenant-index.ts';
import type { Meeting } from '../../../core/meetings/index.ts';
import { useCoreWorld } from '../../helpers/core-world.ts';
import { decision } from '../../helpers/decisions.ts';
import { fault } from '../../helpers/faults.ts';
import { TENANT } from '../../helpers/meeting-steps.ts';
import { meetingOf } from '../../helpers/meetings.ts';
import { ANNA, BO } from '../../helpers/people.ts';

const world = useCoreWorld();
const DAY = 86_400_000;

function boardOver(more: Partial<Parameters<typeof createBoardIndex>[0]> = {}): BoardIndex {
  const { store, clock, logger } = world;
  return createBoardIndex({ store, clock, logger, ...more });
}

async function write(number: number, more: Partial<Meeting> = {}): Promise<Meeting> {
  const meeting = meetingOf({ id: `m-${number}`, conversationId: `19:${number}`, ...more });
  await world.meetings.create(meeting, []);
  return meeting;
}

async function idsIn(board: BoardIndex): Promise<string[]> {
  return [...(await board.fresh(TENANT)).meetings()].map(({ id }) => id).toSorted();
}

describe('the rows', () => {
  it('leave out what was written too long ago, and the oldest of too many', async () => {
    await write(1);
    world.clock.advance(500 * DAY);
    await write(2);
    world.clock.advance(1_000);
    await write(3);

    expect(await idsIn(boardOver())).toEqual(['m-1', 'm-2', 'm-3']);
    expect(await idsIn(boardOver({ windowDays: 5 }))).toEqual(['m-2', 'm-3']);
    expect(await idsIn(boardOver({ maxMeetings: 1 }))).toEqual(['m-3']);
  });

  it('lose what has grown too old by the next comparison', async () => {
    await write(1);
    const board = boardOver({ windowDays: 5 });
    expect(await idsIn(board)).toEqual(['m-1']);
    world.clock.advance(6 * DAY);

    expect(await idsIn(board)).toEqual([]);
  });

  it('find by the next comparison what another process removed', async () => {
    const meeting = await write(1);
    const board = boardOver({ reloadMs: 60_000 });
    await idsIn(board);
    await world.store.remove({ tenantId: TENANT, scope: meeting.conversationId, id: meeting.id });
    world.clock.advance(59_000);
    expect(await idsIn(board)).toEqual(['m-1']);
    world.clock.advance(1_000);

    expect(await idsIn(board)).toEqual([]);
  });

  it('keep what was written while the pages of a comparison were read', async () => {
    const meeting = await write(1);
    const query = jest.fn(world.store.query);
    const board = boardOver({ store: { read: world.store.read, query } });
    await idsIn(board);
    board.invalidate(TENANT);
    // It moved to a page that was read already.
    query.mockResolvedValueOnce({ documents: [] });

    expect(await idsIn(board)).toEqual([meeting.id]);
  });

  it('leave out a document that cannot be read, and say so', async () => {
    await write(1);
    await world.store.create({ tenantId: TENANT, scope: '19:x', id: 'm-x', kind: 'meeting', body: { version: 9 } });

    expect(await idsIn(boardOver())).toEqual(['m-1']);
    expect(JSON.stringify(world.logger)).toContain('BOARD.MEETING_LEFT_OUT');
  });

  it('are there again after the store has failed', async () => {
    await write(1);
    const query = jest.fn(world.store.query).mockRejectedValueOnce(fault('STORE.UNAVAILABLE', 'retry'));
    const board = boardOver({ store: { read: world.store.read, query } });

    await expect(board.fresh(TENANT)).rejects.toMatchObject({ code: 'STORE.UNAVAILABLE' });
    expect(await idsIn(board)).toEqual(['m-1']);
  });

  it('are read once for all who ask at the same time, and see what was written before', async () => {
    const query = jest.fn(world.store.query);
    const board = boardOver({ store: { read: world.store.read, query } });
    await board.fresh(TENANT);
    query.mockClear();
    const first = board.fresh(TENANT);
    await write(1);
    const rest = Array.from({ length: 20 }, () => board.fresh(TENANT));
    const seen = await Promise.all([first, ...rest]);

    expect(query.mock.calls.length).toBeLessThanOrEqual(3);
    expect(seen.at(-1)?.meeting('m-1')).toBeDefined();
  });

  it('are asked for as many at once as were found the last time', async () => {
    const query = jest.fn(world.store.query);
    const board = boardOver({ store: { read: world.store.read, query } });
    await Promise.all(Array.from({ length: 10 }, (_, number) => write(number)));
    // All of them, then those of the last minute.
    await board.fresh(TENANT);
    await board.fresh(TENANT);
    const queriesOf = async () => {
      query.mockClear();
      await board.fresh(TENANT);
      return query.mock.calls.length;
    };

    expect(await queriesOf()).toBe(2);
    expect(await queriesOf()).toBe(1);
    await write(11);
    expect(await queriesOf()).toBe(1);
    expect(await idsIn(board)).toHaveLength(11);
  });

  it('are forgotten when nobody asks any more', async () => {
    await write(1);
    const board = boardOver({ idleMs: 60_000 });
    await board.fresh(TENANT);
    expect(board.seriesOf(TENANT, 'm-1')).toBe('19:1');
    world.clock.advance(59_999);
    board.evictIdle();
    expect(board.seriesOf(TENANT, 'm-1')).toBe('19:1');
    world.clock.advance(1);
    board.evictIdle();

    expect(board.seriesOf(TENANT, 'm-1')).toBeUndefined();
    expect(await idsIn(board)).toEqual(['m-1']);
  });

  it('tell of changes after they were first loaded, until nobody listens', async () => {
    await write(1);
    const board = boardOver();
    const changes: MeetingChanged[] = [];
    const end = board.onChange((change) => changes.push(change));
    await board.fresh(TENANT);
    expect(changes).toEqual([]);
    await write(2);
    await board.fresh(TENANT);
    expect(changes).toMatchObject([{ tenantId: TENANT, before: null, after: { id: 'm-2' } }]);
    end();
    await write(3);
    await board.fresh(TENANT);

    expect(changes).toHaveLength(1);
  });

  it('do not hide what others write when one clock runs ahead', async () => {
    await write(1);
    const board = boardOver();
    const { documents } = await world.store.query({ tenantId: TENANT, kind: 'meeting', limit: 1 });
    const ahead = { ...documents[0], fields: { ...documents[0]?.fields, updatedAt: '2027-01-01T00:00:00.000Z' } };
    await world.store.replace(ahead as never, documents[0]?.etag ?? '');
    await board.fresh(TENANT);
    await write(2);

    expect(await idsIn(board)).toEqual(['m-1', 'm-2']);
  });
});

describe('views', () => {
  it('of who asked least lately make room, and are made anew', () => {
    const index = createTenantIndex({ maxViewRows: 8 });
    for (const number of [1, 2]) {
      index.put(meetingRowOf(meetingOf({ id: `m-${number}`, decisions: [decision({ id: `d-${number}` })] })));
    }
    const anna = index.viewOf(ANNA.id);
    const bo = index.viewOf(BO.id);

    expect(index.viewOf(BO.id)).toBe(bo);
    const again = index.viewOf(ANNA.id);
    expect(again).not.toBe(anna);
    expect(again.meetings.length).toBe(2);
    expect(index.size).toBe(2);
  });

  it('make room for those that have grown since they were made', () => {
    const index = createTenantIndex({ maxViewRows: 8 });
    const anna = index.viewOf(ANNA.id);
    for (const number of [1, 2]) {
      index.put(meetingRowOf(meetingOf({ id: `m-${number}`, decisions: [decision({ id: `d-${number}` })] })));
    }
    expect(index.viewOf(ANNA.id)).toBe(anna);
    index.viewOf(BO.id);

    expect(index.viewOf(ANNA.id)).not.toBe(anna);
  });

  it('give back the room of what was removed', () => {
    const index = createTenantIndex({ maxViewRows: 8 });
    const anna = index.viewOf(ANNA.id);
    for (const number of [1, 2]) {
      index.put(meetingRowOf(meetingOf({ id: `m-${number}`, decisions: [decision({ id: `d-${number}` })] })));
      index.remove(`m-${number}`);
    }
    index.viewOf(BO.id);

    expect(index.viewOf(ANNA.id)).toBe(anna);
  });

  it('follow who is in a meeting', () => {
    const index = createTenantIndex();
    const view = index.viewOf(BO.id);
    index.put(meetingRowOf(meetingOf({ people: [ANNA, BO] })));
    expect(view.meetings.length).toBe(1);
    index.put(meetingRowOf(meetingOf({ people: [ANNA] })));
    expect(view.meetings.length).toBe(0);

    expect(index.remove('m-none')).toBeUndefined();
    expect(index.remove('m-1')?.id).toBe('m-1');
    expect(view.size).toBe(0);
  });
});
