import fc from 'fast-check';
import { watchErasures } from '../../../core/erasure/index.ts';
import { TENANT } from '../../helpers/meeting-steps.ts';
import { ANNA, BO } from '../../helpers/people.ts';
import { createErasureWorld, type ErasureWorld } from './erasure-world.ts';

const DAY_MS = 86_400_000;
const person = { type: 'person', personId: ANNA.id } as const;

let world: ErasureWorld;
beforeEach(() => {
  world = createErasureWorld();
});
afterEach(() => world.dispose());

const cancel = (requestId: string, actor = 'jurist', of = world) =>
  of.erasures.cancel({ tenantId: TENANT, requestId, cause: of.cause(actor) });
const read = (requestId: string, of = world) => of.erasures.read(TENANT, requestId);
const watch = () => watchErasures(world);

/** @returns the types of what the audit log has of erasures, oldest first */
async function events(of = world): Promise<string[]> {
  while ((await of.dispatcher.sweep(TENANT)) > 0);
  const types: string[] = [];
  for await (const page of of.audit.pages(TENANT)) types.push(...page.map(({ event }) => event.type));
  return types;
}

describe('a request for erasure that waits', () => {
  it('is taken back: nothing runs, and nothing says any more whom it was about', async () => {
    const request = await world.ask(person);

    const result = await cancel(request.id, BO.id);
    await world.run(request);

    expect(result.type).toBe('cancelled');
    expect(await read(request.id)).toMatchObject({
      state: 'cancelled',
      subject: null,
      cancelledBy: BO.id,
      finishedAt: world.clock.now().toISOString(),
      certificate: null,
    });
    expect(await world.erasures.isAbout(request, ANNA.id)).toBe(true);
    expect(await events()).toEqual(['erasure.requested', 'erasure.cancelled']);
    expect(await world.everything()).not.toContain(`"${ANNA.id}"`);
  });

  it('for its second person is taken back, too', async () => {
    const request = await world.ask({ type: 'tenant' });
    await world.confirm(request);

    expect((await cancel(request.id, 'chef')).type).toBe('cancelled');
    expect(await world.confirm(request, 'chef')).toMatchObject({ type: 'refused', reason: 'not-waiting' });
    expect(await read(request.id)).toMatchObject({ state: 'cancelled' });
  });

  it('taken back twice is taken back once', async () => {
    const request = await world.ask(person);
    await cancel(request.id, BO.id);

    expect(await cancel(request.id)).toMatchObject({ type: 'cancelled', request: { cancelledBy: BO.id } });
    expect(await events()).toEqual(['erasure.requested', 'erasure.cancelled']);
  });

  it('leaves nobody in it who is removed later', async () => {
    const request = await world.ask(person, BO.id);
    await cancel(request.id, BO.id);

    await world.erase({ type: 'person', personId: BO.id });

    const after = await read(request.id);
    expect(after).toMatchObject({ state: 'cancelled' });
    expect(JSON.stringify(after)).not.toContain(`"${BO.id}"`);
  });
});

describe('a request for erasure that does not wait', () => {
  it.each(['running', 'done'])('is not taken back: it is %s', async (state) => {
    const request = await world.ask(person);
    await world.confirm(request);
    if (state === 'done') await world.run(request);

    expect(await cancel(request.id)).toMatchObject({ type: 'refused', reason: 'not-waiting', request: { state } });
    expect(await read(request.id)).toMatchObject({ state });
  });

  it('is not there', async () => {
    expect(await cancel('e-nothing')).toEqual({ type: 'not-found' });
  });
});

describe('a request for erasure that nobody confirms', () => {
  it('lapses after seven days, and not before', async () => {
    const request = await world.ask(person);

    world.clock.advance(7 * DAY_MS - 1);
    await watch();
    expect(await read(request.id)).toMatchObject({ state: 'awaiting-confirmation' });
    world.clock.advance(1);
    await watch();

    expect(await read(request.id)).toMatchObject({ state: 'lapsed', subject: null, cancelledBy: null });
    await watch();
    expect(await events()).toEqual(['erasure.requested', 'erasure.lapsed']);
  });

  it('waits seven days more for the second person', async () => {
    const request = await world.ask({ type: 'tenant' });
    world.clock.advance(6 * DAY_MS);
    await world.confirm(request);

    world.clock.advance(6 * DAY_MS);
    await watch();
    expect(await read(request.id)).toMatchObject({ state: 'awaiting-second-person' });
    world.clock.advance(DAY_MS);
    await watch();
    expect(await read(request.id)).toMatchObject({ state: 'lapsed' });
  });

  it('takes no words and no cancelling when its time is over, also before anybody looked', async () => {
    const [one, other] = [await world.ask(person), await world.ask({ type: 'tenant' })];
    world.clock.advance(7 * DAY_MS);

    expect(await world.confirm(one)).toMatchObject({ type: 'refused', reason: 'not-waiting' });
    expect(await cancel(other.id)).toMatchObject({ type: 'refused', request: { state: 'lapsed' } });
    expect([await read(one.id), await read(other.id)]).toMatchObject([{ state: 'lapsed' }, { state: 'lapsed' }]);
  });

  it('lapses although another tenant cannot be looked at', async () => {
    const request = await world.ask(person);
    world.clock.advance(8 * DAY_MS);
    const { erasures, clock, logger } = world;
    const lapse = async (tenantId: string, now: Date) => {
      if (tenantId === 'broken') throw new Error('unreadable');
      return erasures.lapse(tenantId, now);
    };

    await watchErasures({ store: { tenants: async () => ['broken', TENANT] }, erasures: { lapse }, clock, logger });

    expect(await read(request.id)).toMatchObject({ state: 'lapsed' });
  });
});

it('of the last words and a cancelling at the same time one wins, and the other is told', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.constantFrom('person', 'tenant'), async (cancelFirst, type) => {
      const own = createErasureWorld();
      try {
        const request = await own.ask(type === 'person' ? person : { type: 'tenant' });
        if (type === 'tenant') await own.confirm(request);
        const asked = [() => cancel(request.id, 'jurist', own), () => own.confirm(request, 'chef')];
        const results = await Promise.all((cancelFirst ? asked : asked.toReversed()).map((each) => each()));

        const { state } = (await read(request.id, own)) ?? {};
        expect(results.filter((result) => result.type === 'refused')).toHaveLength(1);
        const winner = results.find((result) => result.type !== 'refused');
        expect(winner?.type).toBe(state);
        expect(['cancelled', 'running']).toContain(state);
        expect((await events(own)).filter((each) => each === 'erasure.cancelled')).toHaveLength(
          state === 'cancelled' ? 1 : 0,
        );
      } finally {
        own.dispose();
      }
    }),
    { numRuns: 8 },
  );
});
