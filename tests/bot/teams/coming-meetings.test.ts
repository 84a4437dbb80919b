import { readEvents } from '../../../core/audit/index.ts';
import { watchComing } from '../../../core/coming-meetings/index.ts';
import { createJobHandlers } from '../../../functions/handlers/index.ts';
import type { JsonObject } from '../../../infra/sandbox/teams/index.ts';
import { MINUTE } from '../../helpers/test-clock.ts';
import { useBotHost } from '../bot-host.ts';
import { ANNA, cardsAfter, KARIN, TENANT, textsAfter } from '../chat-steps.ts';

const host = useBotHost();
const CHAT = '19:meeting_kommande@thread.v2';
const KEY = { tenantId: TENANT, conversationId: CHAT };
const BOT = { id: '28:c0113a6a-0000-4000-8000-000000000003' };

/** Teams has a meeting in the chat that begins so many minutes from now. @returns when */
function scheduled(minutes: number, title = 'Budget 2027'): string {
  const scheduledStart = new Date(host.world.clock.now().getTime() + minutes * MINUTE).toISOString();
  host.teams.addMeeting({ conversationId: CHAT, title, scheduledStart });
  return scheduledStart;
}

const inChat = (activity: JsonObject): JsonObject => ({
  from: { id: KARIN.id },
  conversation: { id: CHAT },
  ...activity,
});
const installed = (action: string) => host.deliver(inChat({ type: 'installationUpdate', action }));
const members = (change: JsonObject) => host.deliver(inChat({ type: 'conversationUpdate', ...change }));
const coming = () => host.world.coming.read(KEY);

/** Time passes, the scheduler runs, and what is owed is handed over and done. */
async function later(minutes: number): Promise<void> {
  host.world.clock.advance(minutes * MINUTE);
  await watchComing(host.deps);
  await jobs();
}

async function jobs(): Promise<void> {
  const before = host.world.queue.sent.length;
  while ((await host.world.dispatcher.sweep(TENANT)) > 0);
  const handlers = createJobHandlers({ ...host.world, chat: host.deps.chat });
  for (const { queue, body, ...job } of host.world.queue.sent.slice(before)) {
    const outcome = await handlers[queue]({ ...job, deliveryCount: 1, body: JSON.parse(JSON.stringify(body)) });
    expect(outcome).toEqual({ type: 'done' });
  }
}

async function auditTypes(): Promise<string[]> {
  await jobs();
  const { events } = await readEvents(host.world.store, { tenantId: TENANT, limit: 100 });
  return events
    .map(({ event }) => event.type)
    .filter((type) => type.startsWith('coming-meeting.'))
    .reverse();
}

describe('Kollegan is added to the chat of a meeting that is to come', () => {
  it.each([
    ['as an installation', () => installed('add')],
    ['as a member', () => members({ membersAdded: [BOT] })],
  ])('%s: it keeps when that begins, and says hello', async (_how, add) => {
    const startsAt = scheduled(120);

    await add();

    expect(await coming()).toMatchObject({
      title: 'Budget 2027',
      startsAt,
      organizerId: KARIN.aadObjectId,
      language: 'sv',
      hello: 'said',
      brief: { state: 'none' },
    });
    expect((await coming())?.people.map(({ email }) => email)).toEqual(host.teams.people.everyone.map(() => null));
    expect(textsAfter(host)).toEqual([expect.stringContaining('Strax innan')]);
    await jobs();
    expect(textsAfter(host)).toHaveLength(1);
  });

  it('says hello once, though Teams tells it twice, even at once', async () => {
    scheduled(120);

    await Promise.all([installed('add'), members({ membersAdded: [BOT, { id: ANNA.id }] })]);
    await jobs();

    expect(textsAfter(host)).toHaveLength(1);
  });

  it('says it by the queue when the chat did not take it', async () => {
    scheduled(120);
    host.teams.faults.add({ match: { method: 'POST', pathPattern: '/activities' }, status: 403, times: 1 });

    await installed('add');
    expect(textsAfter(host)).toEqual([]);
    host.world.clock.advance(MINUTE);
    await jobs();

    expect(textsAfter(host)).toHaveLength(1);
    expect((await coming())?.hello).toBe('said');
  });

  it.each([
    ['begun by the clock', async () => void scheduled(-5)],
    [
      'going on',
      async () => {
        scheduled(120);
        await host.teams.say(KARIN.id, '/kollegan join', { conversationId: CHAT });
      },
    ],
  ])('keeps nothing and says nothing when it has %s', async (_what, arrange) => {
    await arrange();
    const before = textsAfter(host).length;

    await installed('add');

    expect(await coming()).toBeNull();
    expect(textsAfter(host)).toHaveLength(before);
  });

  it.each([['add-upgrade'], ['remove-upgrade']])('makes nothing of %s', async (action) => {
    scheduled(120);
    await installed(action);
    expect(await coming()).toBeNull();
    expect(host.sent()).toEqual([]);
  });

  it('forgets it when it is removed, and knows it anew when it is added again', async () => {
    scheduled(120);
    await installed('add');

    await members({ membersRemoved: [BOT] });
    const gone = await coming();
    const left = await host.world.store.read({ tenantId: TENANT, scope: CHAT, id: 'coming-meeting' });
    await installed('remove');
    await installed('add');

    expect(gone).toBeNull();
    expect(left).toMatchObject({ kind: 'coming-meeting-removed', body: null });
    expect(await coming()).toMatchObject({ title: 'Budget 2027' });
    expect(await auditTypes()).toEqual(['coming-meeting.known', 'coming-meeting.ended', 'coming-meeting.known']);
  });
});

describe('the brief of a meeting that is to come', () => {
  it('is posted once, half an hour before', async () => {
    scheduled(60);
    await installed('add');
    await later(25);
    const early = cardsAfter(host).length;

    await later(5);
    await later(5);
    await later(5);

    expect(early).toBe(0);
    expect(cardsAfter(host)).toHaveLength(1);
    expect(JSON.stringify(cardsAfter(host)[0])).toContain('Budget 2027');
    expect((await coming())?.brief.state).toBe('card');
    expect(await auditTypes()).toEqual(['coming-meeting.known', 'coming-meeting.briefed']);
  });

  it('moves with the meeting', async () => {
    scheduled(60);
    await installed('add');
    await later(20);
    const startsAt = scheduled(120, 'Budget 2028');

    await later(15);
    const atOldTime = cardsAfter(host).length;
    for (let minutes = 35; minutes < 115; minutes += 5) await later(5);

    expect(atOldTime).toBe(0);
    expect(cardsAfter(host)).toHaveLength(1);
    expect(await coming()).toMatchObject({ startsAt, title: 'Budget 2028', brief: { state: 'card' } });
    expect(await auditTypes()).toContain('coming-meeting.moved');
  });

  it('is not posted for one that Teams does not know any more', async () => {
    scheduled(60);
    await installed('add');
    host.teams.faults.add({ match: { method: 'GET', pathPattern: '/v1/meetings/' }, status: 404, times: 1 });

    await later(35);

    expect(cardsAfter(host)).toEqual([]);
    expect(await coming()).toBeNull();
  });

  it('is not posted when the time has passed, and the meeting is let go when nobody has begun it', async () => {
    scheduled(60);
    await installed('add');
    await later(65);
    const still = await coming();

    await later(240);

    expect(still?.brief.state).toBe('none');
    expect(await coming()).toBeNull();
    expect(cardsAfter(host)).toEqual([]);
  });

  it('is brought up to date instead of posted again when the meeting starts, which ends what was coming', async () => {
    scheduled(60);
    await installed('add');
    await later(40);
    const [brief] = cardsAfter(host);
    const before = host.teams.lastSent();

    await host.teams.meetingEvent('start', { conversationId: CHAT });

    const cards = cardsAfter(host, before);
    expect(cards.map(({ kind }) => kind)).toEqual(['update', 'create']);
    expect(cards[0]?.activityId).toBe(brief?.activityId);
    expect(await coming()).toBeNull();
    expect((await host.meeting(CHAT)).cards.brief).toMatchObject({ state: 'card', activityId: brief?.activityId });
  });

  it('is words where the chat takes no card', async () => {
    scheduled(60);
    await installed('add');
    host.teams.faults.add({ match: { method: 'POST', pathPattern: '/activities' }, status: 403, times: 1 });
    const before = host.teams.lastSent();

    await later(40);

    expect(textsAfter(host, before)).toEqual([expect.stringContaining('Budget 2027')]);
    expect((await coming())?.brief.state).toBe('text');
  });

  it('waits when Teams does not answer', async () => {
    scheduled(60);
    await installed('add');
    host.teams.faults.add({ match: { method: 'GET', pathPattern: '/v1/meetings/' }, status: 503, times: 10 });

    await later(35);
    const during = cardsAfter(host).length;
    host.teams.faults.clear();
    await later(5);

    expect(during).toBe(0);
    expect(cardsAfter(host)).toHaveLength(1);
  });
});

describe('the next meeting of a series', () => {
  const briefsAfter = (entry: number) =>
    cardsAfter(host, entry).flatMap(({ kind, card }) => (JSON.stringify(card).includes('Inför mötet') ? [kind] : []));
  const event = (kind: 'start' | 'end') => host.teams.meetingEvent(kind, { conversationId: CHAT });

  it('is known without a word when the last one ends, and briefed in its time', async () => {
    scheduled(0);
    await event('start');
    const startsAt = scheduled(7 * 24 * 60);
    const before = host.teams.lastSent();

    await event('end');

    expect(host.teams.sent(before)).toEqual([]);
    expect(await coming()).toMatchObject({ startsAt, hello: 'said', brief: { state: 'none' } });
    await later(7 * 24 * 60 - 20);
    expect(briefsAfter(before)).toEqual(['create']);
  });

  it('is none when Teams tells no start that is to come, or does not answer', async () => {
    scheduled(0);
    await event('start');
    await event('end');
    const none = await coming();
    scheduled(60);
    host.teams.faults.add({ match: { method: 'GET', pathPattern: '/v1/meetings/' }, status: 503, times: 10 });

    const { status } = await event('end');

    expect(status).toBe(200);
    expect(none).toBeNull();
    expect(await coming()).toBeNull();
  });

  it('that was only opened early is not briefed twice', async () => {
    scheduled(20);
    await event('start');
    await event('end');
    const before = host.teams.lastSent();

    await later(5);
    await later(5);
    const meanwhile = briefsAfter(before);
    await event('start');

    expect(meanwhile).toEqual([]);
    expect(briefsAfter(before)).toEqual(['update']);
  });
});

it('who comes to the chat and who leaves it is known', async () => {
  scheduled(60);
  await installed('add');
  scheduled(60, 'Budget, nytt namn');

  await members({ membersAdded: [{ id: ANNA.id }] });

  expect(await coming()).toMatchObject({ title: 'Budget, nytt namn' });
});

it('is told in no personal chat', async () => {
  await host.deliver({
    type: 'installationUpdate',
    action: 'add',
    conversation: { id: host.teams.people.personalChatId },
  });
  expect(host.sent()).toEqual([]);
});
