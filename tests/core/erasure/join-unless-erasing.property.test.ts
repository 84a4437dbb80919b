import fc from 'fast-check';
import { type ErasureRequest, joinUnlessErasing } from '../../../core/erasure/index.ts';
import type { DocumentStore } from '../../../core/storage/index.ts';
import { joinWithConsent, referenceTo, TENANT } from '../../helpers/meeting-steps.ts';
import { ANNA, BO } from '../../helpers/people.ts';
import { createErasureWorld, type ErasureWorld } from './erasure-world.ts';

const CONVERSATION = '19:new@thread.v2';
/** Somewhat more calls of the store than the run of an erasure makes here. */
const RUN_CALLS = 100;

interface Hook {
  /** At which of the calls of the store from now on; null: not any more. */
  at: number | null;
  run: () => Promise<void>;
}

/** Lets something else happen before a call of the store. */
function hooked(store: DocumentStore, hook: Hook): DocumentStore {
  const before =
    <Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      if (hook.at !== null && hook.at-- === 0) {
        hook.at = null;
        await hook.run();
      }
      return call(...args);
    };
  return {
    ...store,
    read: before(store.read),
    query: before(store.query),
    scan: before(store.scan),
    create: before(store.create),
    replace: before(store.replace),
    remove: before(store.remove),
  };
}

async function startWorld() {
  const hook: Hook = { at: null, run: async () => undefined };
  const world = createErasureWorld({ wrapStore: (store) => hooked(store, hook) });
  await joinWithConsent(world, 'plus');
  return { world, hook };
}

const join = (world: ErasureWorld) =>
  joinUnlessErasing(world, {
    reference: referenceTo({ conversationId: CONVERSATION }),
    title: 'Nytt möte',
    people: [ANNA, BO],
    organizerId: ANNA.id,
    language: null,
    cause: world.cause(ANNA.id),
  });

async function confirmed(world: ErasureWorld): Promise<ErasureRequest> {
  const request = await world.ask({ type: 'tenant' });
  await world.confirm(request);
  await world.confirm(request, 'chef');
  return request;
}

/** As the queue does it: what was written meanwhile has it run again. */
async function runToEnd(world: ErasureWorld, request: ErasureRequest): Promise<void> {
  for (let tries = 0; tries < 10; tries++) {
    await world.run(request).catch((error: { code?: string }) => {
      if (error.code !== 'ERASURE.NOT_EMPTY') throw error;
    });
    if ((await world.erasures.read(TENANT, request.id))?.state === 'done') return;
  }
  throw new Error('the erasure does not end');
}

const isThere = async (world: ErasureWorld) => (await world.meetings.current(TENANT, CONVERSATION)) !== null;

describe('a meeting that begins while everything of a tenant is being removed', () => {
  it('is refused, or begins after it and stays', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: RUN_CALLS }), async (at) => {
        const { world, hook } = await startWorld();
        try {
          const request = await confirmed(world);
          let type: string | null = null;
          hook.run = async () => {
            type = (await join(world)).type;
          };
          hook.at = at;
          await runToEnd(world, request);
          hook.at = null;
          type ??= (await join(world)).type;

          seen.add(type);
          expect({ type, isThere: await isThere(world) }).toEqual({ type, isThere: type === 'joined' });
        } finally {
          world.dispose();
        }
      }),
      { numRuns: 40, examples: [[0], [1], [10], [10 * RUN_CALLS]] },
    );
    expect([...seen].toSorted()).toEqual(['erasing', 'joined']);
  });

  it('is refused or stays also where the whole erasure happens in the middle of its beginning', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 8 }), fc.boolean(), async (at, runsAtOnce) => {
        const { world, hook } = await startWorld();
        try {
          let began = false;
          let request: ErasureRequest | null = null;
          hook.run = async () => {
            began = await isThere(world);
            request = await confirmed(world);
            if (runsAtOnce) await runToEnd(world, request);
          };
          hook.at = at;
          const { type } = await join(world);
          hook.at = null;
          if (request && !runsAtOnce) await runToEnd(world, request);

          // What had begun before the confirmation, and was said to have, goes with the rest.
          const goes = type !== 'joined' || (request !== null && began);
          seen.add(type);
          expect({ type, isThere: await isThere(world) }).toEqual({ type, isThere: !goes });
        } finally {
          world.dispose();
        }
      }),
      { numRuns: 30, examples: Array.from({ length: 9 }, (_each, index) => [index, index % 2 === 0]) },
    );
    expect([...seen].toSorted()).toEqual(['erasing', 'joined']);
  });

  it('is not refused for the removal of a person, nor for one of the tenant that waits', async () => {
    const { world } = await startWorld();
    try {
      const request = await world.ask({ type: 'person', personId: BO.id });
      await world.confirm(request);
      const waiting = await world.ask({ type: 'tenant' });
      await world.confirm(waiting);

      expect((await join(world)).type).toBe('joined');
      expect((await join(world)).type).toBe('already-here');
    } finally {
      world.dispose();
    }
  });
});
