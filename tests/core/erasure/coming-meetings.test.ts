import { comingOf } from '../../helpers/coming.ts';
import { CONVERSATION, TENANT } from '../../helpers/meeting-steps.ts';
import { ANNA, BO } from '../../helpers/people.ts';
import { createErasureWorld, type ErasureWorld } from './erasure-world.ts';

const KEY = { tenantId: TENANT, conversationId: CONVERSATION };

let world: ErasureWorld;
beforeEach(async () => {
  world = createErasureWorld();
  const title = `Samtal med ${BO.name}`;
  await world.coming.create(comingOf({ title, brief: { state: 'card', activityId: 'a-brief' } }), []);
});
afterEach(() => world.dispose());

const replaced = () => world.chat.sent.map(({ way, card, activityId }) => `${way} ${card} ${activityId}`);

describe('a meeting that is to come', () => {
  it('is without the person who is erased, though they were in no other, and so is its brief', async () => {
    await world.erase({ type: 'person', personId: BO.id });

    const coming = await world.coming.read(KEY);
    const rest = await world.everything();
    expect(coming?.people.map(({ id }) => id)).toEqual([ANNA.id, expect.stringMatching(/^removed-/)]);
    for (const mark of [BO.name, BO.teamsId, `"${BO.id}"`]) expect(rest).not.toContain(mark);
    expect(replaced()).toEqual(['replace removed a-brief']);
  });

  it('is left as it is by the erasure of somebody else', async () => {
    const before = await world.coming.read(KEY);

    await world.erase({ type: 'person', personId: 'somebody-else' });

    expect(await world.coming.read(KEY)).toEqual(before);
    expect(replaced()).toEqual([]);
  });

  it('goes with its tenant, and so does its brief', async () => {
    await world.erase({ type: 'tenant' });

    expect(await world.coming.read(KEY)).toBeNull();
    expect(await world.everything()).not.toContain('Samtal med');
    expect(replaced()).toEqual(['replace removed a-brief']);
  });

  it('stays while a hold is on somebody in it', async () => {
    const terms = { owner: 'Jurist', reason: 'Tvist', reviewOn: '2027-01-01' };
    await world.holds.place(TENANT, { type: 'person', personId: ANNA.id }, terms, 'h', world.cause('jurist'));

    await world.erase({ type: 'person', personId: BO.id });

    expect((await world.coming.read(KEY))?.title).toContain(BO.name);
  });
});
