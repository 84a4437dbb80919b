import { useCoreWorld } from '../../helpers/core-world.ts';
import { close, joinWithConsent, latest, onlyDecision, settle } from '../../helpers/meeting-steps.ts';
import { MINUTE } from '../../helpers/test-clock.ts';
import { handedOver, handle, jobIn } from '../job-steps.ts';

const world = useCoreWorld();

/** A closed meeting with one decision, and the job of its Planner task. */
async function closed() {
  await joinWithConsent(world);
  const meeting = await close(world, (await settle(world)).meeting);
  return { meeting, job: jobIn(await handedOver(world), /:planner-task$/) };
}

describe('a Planner task that another handler is making', () => {
  it('is waited for, which is no failed try', async () => {
    const { job } = await closed();
    const create = Promise.withResolvers<void>();
    const { planner } = world;
    world.planner = {
      ...planner,
      create: async (...call) => {
        await create.promise;
        return planner.create(...call);
      },
    };
    const first = handle(world, job);
    await new Promise(setImmediate);

    const second = await handle(world, job, { deliveryCount: 9 });

    expect(second).toEqual({ type: 'reschedule', at: new Date(world.clock.now().getTime() + MINUTE).toISOString() });
    create.resolve();
    expect(await first).toEqual({ type: 'done' });
  });

  it('is made by who waited, when the other died', async () => {
    const { meeting, job } = await closed();
    const { planner } = world;
    const died = Promise.withResolvers<never>();
    world.planner = { ...planner, create: () => died.promise };
    void handle(world, job);
    await new Promise(setImmediate);
    world.planner = planner;

    const waited = await handle(world, job, { deliveryCount: 9 });
    world.clock.advance(MINUTE);
    const again = await handle(world, job, { deliveryCount: 9 });

    expect([waited.type, again.type]).toEqual(['reschedule', 'done']);
    expect(onlyDecision(await latest(world, meeting)).task).toMatchObject({ state: 'created' });
  });
});
