import {
  type ComingMeeting,
  knowComing,
  lookAgain,
  postComingBrief,
  sayHello,
} from '../../../core/coming-meetings/index.ts';
import type { DocumentStore } from '../../../core/storage/index.ts';
import { comingOf } from '../../helpers/coming.ts';
import { type CoreWorld, createCoreWorld } from '../../helpers/core-world.ts';
import { fault } from '../../helpers/faults.ts';
import { CONVERSATION, causeBy, join, referenceTo, TENANT } from '../../helpers/meeting-steps.ts';
import { ANNA, BO } from '../../helpers/people.ts';
import { HOUR } from '../../helpers/test-clock.ts';

const KEY = { tenantId: TENANT, conversationId: CONVERSATION };
const DETAILS = { title: 'Budget', organizerId: ANNA.teamsId, startsAt: '2026-10-05T09:00:00.000Z', endsAt: null };
const PENDING = { state: 'pending', activityId: null } as const;

let world: CoreWorld;
/** So many of the next writes meet somebody else's. */
let conflicts: number;
beforeEach(() => {
  conflicts = 0;
  const meet = <Result>(write: () => Promise<Result>) =>
    conflicts-- > 0 ? Promise.resolve({ ok: false, reason: 'conflict' } as const) : write();
  const wrapStore = (store: DocumentStore): DocumentStore => ({
    ...store,
    create: (document) => meet(() => store.create(document)),
    replace: (document, etag) => meet(() => store.replace(document, etag)),
  });
  world = createCoreWorld({ wrapStore });
});
afterEach(() => world.dispose());

const cause = () => causeBy(world, ANNA);
const known = (over: Partial<ComingMeeting> = {}) => world.coming.create(comingOf(over), []);
const roster = {
  members: async () => [ANNA, BO],
  meeting: async (): Promise<typeof DETAILS | null> => DETAILS,
};
const silent = {
  ...roster,
  members: async () => {
    throw fault('CHAT.UNAVAILABLE', 'retry');
  },
};

function know(over: Partial<typeof world & { roster: typeof roster }> = {}) {
  const input = { reference: referenceTo(), teamsMeetingId: 't', language: null, isNew: true, cause: cause() };
  return knowComing({ ...world, roster, ...over }, input);
}

const brief = (lastTry: boolean) =>
  postComingBrief(world, { key: KEY, startsAt: comingOf().startsAt, lastTry, correlationId: 'c' });

describe('a write that meets another', () => {
  it('is decided anew', async () => {
    await known();
    conflicts = 3;

    await world.coming.change(KEY, (before) => ({ coming: { ...before, title: 'Nytt' }, result: null }));

    expect((await world.coming.read(KEY))?.title).toBe('Nytt');
    expect(world.metrics.lines.filter((line) => line.includes('coming-meeting conflict'))).toHaveLength(3);
  });

  it('gives up for now when there is no end of it', async () => {
    await known();
    conflicts = Number.POSITIVE_INFINITY;

    const change = world.coming.change(KEY, (before) => ({ coming: { ...before, title: 'Nytt' }, result: null }));

    await expect(change).rejects.toMatchObject({ code: 'COMING.CONTENDED', fate: 'retry' });
  });

  it('about a meeting that another word of Teams made known is left to that', async () => {
    conflicts = 1;
    expect(await know()).toBe('known-already');
  });
});

it('what another version wrote is not read as something else', async () => {
  const body = { version: 2 };
  await world.store.create({
    tenantId: TENANT,
    scope: CONVERSATION,
    id: 'coming-meeting',
    kind: 'coming-meeting',
    body,
  });

  await expect(world.coming.read(KEY)).rejects.toMatchObject({ code: 'COMING.UNREADABLE' });
});

it('nothing is written when nothing changes', async () => {
  await known();
  const before = await world.store.read({ tenantId: TENANT, scope: CONVERSATION, id: 'coming-meeting' });

  expect(await world.coming.change(KEY, () => ({ result: 'seen' }))).toBe('seen');

  const after = await world.store.read({ tenantId: TENANT, scope: CONVERSATION, id: 'coming-meeting' });
  expect(after?.etag).toBe(before?.etag);
});

describe('who is in the chat', () => {
  it('is nobody who is known, where Teams does not tell, until it does', async () => {
    await know({ roster: silent });
    const before = await world.coming.read(KEY);
    await lookAgain({ ...world, roster }, KEY, cause());

    expect(before?.people).toEqual([]);
    expect((await world.coming.read(KEY))?.people.map(({ id }) => id)).toEqual([ANNA.id, BO.id]);
  });

  it('stays as it was where Teams does not tell later', async () => {
    await know();

    await lookAgain({ ...world, roster: silent }, KEY, cause());

    expect((await world.coming.read(KEY))?.people).toHaveLength(2);
  });
});

it('takes the language of the last meeting, and ends when one goes on that was begun without it', async () => {
  const last = await join(world, { language: 'da' });
  await world.meetings.change({ ...KEY, meetingId: last.id }, (before) => ({
    meeting: { ...before, status: 'closed' },
    result: null,
  }));
  await know();
  const { language } = (await world.coming.read(KEY)) ?? {};
  await join(world);

  expect(language).toBe('da');
  expect(await lookAgain({ ...world, roster }, KEY, cause())).toBe('ends');
  expect(await world.coming.read(KEY)).toBeNull();
});

it('ends when Teams knows it no longer', async () => {
  await known();
  const gone = { ...roster, meeting: async () => null };

  expect(await lookAgain({ ...world, roster: gone }, KEY, cause())).toBe('ends');
});

describe('the hello', () => {
  const hello = (lastTry: boolean) =>
    sayHello(world, { key: KEY, stage: { type: 'job', lastTry }, correlationId: 'c' });

  it('is tried again while the chat is only slow, and given up in the end', async () => {
    await known({ hello: 'pending' });
    world.chat.fail('text', fault('CHAT.UNAVAILABLE', 'retry'));

    await expect(hello(false)).rejects.toMatchObject({ code: 'CHAT.UNAVAILABLE' });
    const before = (await world.coming.read(KEY))?.hello;
    await hello(true);

    expect(before).toBe('pending');
    expect((await world.coming.read(KEY))?.hello).toBe('said');
  });

  it('is none where there is no meeting to come', async () => {
    await hello(true);
    expect(world.chat.sent).toEqual([]);
  });
});

describe('the brief', () => {
  it('is tried again while the chat is only slow', async () => {
    await known({ brief: PENDING });
    world.chat.fail('card', fault('CHAT.UNAVAILABLE', 'retry'), 1);

    await expect(brief(false)).rejects.toMatchObject({ code: 'CHAT.UNAVAILABLE' });
    await brief(false);

    expect(world.chat.log()).toEqual(['card pre-brief']);
  });

  it('is missed when the chat takes nothing', async () => {
    await known({ brief: PENDING });
    world.chat.fail('card', fault('CHAT.REFUSED', 'dead-letter'));
    world.chat.fail('text', fault('CHAT.UNAVAILABLE', 'retry'));

    await brief(true);

    expect((await world.coming.read(KEY))?.brief).toEqual({ state: 'missed', activityId: null });
  });

  it.each([
    ['after the start', async () => world.clock.advance(2 * HOUR)],
    ['once a meeting goes on', async () => void (await join(world))],
  ])('is not posted %s', async (_when, arrange) => {
    await known({ brief: PENDING });
    await arrange();

    await brief(true);

    expect(world.chat.sent).toEqual([]);
    expect((await world.coming.read(KEY))?.brief.state).toBe('missed');
  });
});
