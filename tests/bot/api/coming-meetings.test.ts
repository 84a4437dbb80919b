import { endComing } from '../../../core/coming-meetings/index.ts';
import { changeAgenda } from '../../../core/meetings/index.ts';
import { comingOf } from '../../helpers/coming.ts';
import { CONVERSATION, causeBy, close, joinWithConsent, keyOf, settle, TENANT } from '../../helpers/meeting-steps.ts';
import { ANNA, BO, DAN } from '../../helpers/people.ts';
import { type ApiHost, OTHER_TENANT, startApiHost } from './api-host.ts';

let host: ApiHost;
beforeEach(async () => {
  host = await startApiHost();
});
afterEach(() => host.stop());

const LIST = '/api/coming-meetings';
const KEY = { tenantId: TENANT, conversationId: CONVERSATION };
const titles = async (as: string, tenantId = TENANT) =>
  (await host.ask(LIST, { as, tenantId })).body.meetings.map(({ title }: { title: string }) => title);

describe('the meetings that are to come', () => {
  it('are those of one’s own chats, the next one first', async () => {
    const { coming } = host.world;
    await coming.create(comingOf({ title: 'Sen', conversationId: 'b', startsAt: '2026-10-06T08:00:00.000Z' }), []);
    await coming.create(comingOf({ title: 'Snart' }), []);
    await coming.create(comingOf({ title: 'Andras', conversationId: 'c', people: [DAN] }), []);
    await coming.create(comingOf({ title: 'Grannens', tenantId: OTHER_TENANT }), []);

    expect(await titles(ANNA.id)).toEqual(['Snart', 'Sen']);
    expect(await titles(DAN.id)).toEqual(['Andras']);
    expect(await titles(ANNA.id, OTHER_TENANT)).toEqual(['Grannens']);
    expect((await host.ask(LIST)).body.meetings[0]).toEqual({
      id: 'm-coming',
      title: 'Snart',
      startsAt: '2026-10-05T09:00:00.000Z',
      endsAt: null,
      people: 2,
      briefed: false,
    });
  });

  it('are gone at once when they have begun here, and within seconds when another process ended them', async () => {
    await host.world.coming.create(comingOf(), []);
    const before = await titles(ANNA.id);

    await endComing(host.world, KEY, 'begun', causeBy(host.world, ANNA));
    const here = await titles(ANNA.id);
    await host.world.coming.create(comingOf(), []);
    await titles(ANNA.id);
    await host.world.store.remove({ tenantId: TENANT, scope: CONVERSATION, id: 'coming-meeting' });
    host.world.clock.advance(5_000);

    expect(before).toEqual(['Budget 2027']);
    expect(here).toEqual([]);
    expect(await titles(ANNA.id)).toEqual([]);
  });
});

describe('one that is to come', () => {
  const read = (as = ANNA.id) => host.ask(`${LIST}/m-coming`, { as });

  it('says who is there, and that nothing came before', async () => {
    await host.world.coming.create(comingOf({ brief: { state: 'card', activityId: 'a' } }), []);

    const { status, body } = await read();

    expect(status).toBe(200);
    expect(body).toMatchObject({
      briefed: true,
      participants: [
        { id: ANNA.id, name: ANNA.name, organiser: true },
        { id: BO.id, name: BO.name, organiser: false },
      ],
      brief: { first: true, open: [], more: 0 },
      agenda: { title: '', items: [] },
      agendaOf: null,
      editable: true,
    });
  });

  it('has the agenda that was written for it, whose meeting takes changes, and what is open', async () => {
    const { world } = host;
    await joinWithConsent(world);
    const { meeting } = await settle(world);
    const last = await close(world, meeting);
    const cause = causeBy(world, ANNA);
    const agenda = { of: 'next' as const, revision: 0, title: 'Budget', items: ['Siffror'] };
    await changeAgenda(world, { key: keyOf(last), ...agenda, cause });
    await world.coming.create(comingOf(), []);

    const { body } = await read();

    expect(body).toMatchObject({
      agenda: { title: 'Budget', items: ['Siffror'], etag: '"1"' },
      agendaOf: last.id,
      brief: { first: false, open: [expect.objectContaining({ title: 'Byta leverantör' })] },
    });
  });

  it('is not found by who is not in its chat, nor after it ended though the list may say so', async () => {
    await host.world.coming.create(comingOf(), []);
    const others = await read(DAN.id);
    await host.world.store.remove({ tenantId: TENANT, scope: CONVERSATION, id: 'coming-meeting' });

    expect(others.status).toBe(404);
    expect((await read()).status).toBe(404);
    expect((await host.ask(`${LIST}/m-other`)).status).toBe(404);
  });
});
