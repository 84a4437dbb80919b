import fc from 'fast-check';
import { createComments } from '../../../core/board/index.ts';
import type { ErasureSubject } from '../../../core/erasure/index.ts';
import type { DocumentStore } from '../../../core/storage/index.ts';
import { joinWithConsent, latest, say, TENANT } from '../../helpers/meeting-steps.ts';
import { ANNA, BO } from '../../helpers/people.ts';
import { createErasureWorld } from './erasure-world.ts';

/** Lives that end after so many writes, before the last one or after it. */
function createMortality() {
  let left = Number.POSITIVE_INFINITY;
  let endsBefore = false;
  let dead = false;
  return {
    live(writes: number, before: boolean): void {
      left = writes;
      endsBefore = before;
      dead = false;
    },
    async write<Result>(work: () => Promise<Result>): Promise<Result> {
      if (dead) throw new Error('dead');
      left -= 1;
      dead = left < 0;
      if (dead && endsBefore) throw new Error('dead');
      const result = await work();
      if (dead) throw new Error('dead');
      return result;
    },
  };
}

function mortal(store: DocumentStore, mortality: ReturnType<typeof createMortality>): DocumentStore {
  return {
    ...store,
    create: (document) => mortality.write(() => store.create(document)),
    replace: (document, etag) => mortality.write(() => store.replace(document, etag)),
    remove: (key, etag) => mortality.write(() => store.remove(key, etag)),
    createMissing: (documents) => mortality.write(() => store.createMissing(documents)),
  };
}

const WORD = 'zebrafink';

async function eraseWithCrashes(type: ErasureSubject['type'], lives: readonly (readonly [number, boolean])[]) {
  const mortality = createMortality();
  const world = createErasureWorld({ wrapStore: (store) => mortal(store, mortality) });
  try {
    const meeting = await joinWithConsent(world, 'plus', { title: `Anna och ${WORD}` });
    await say(world, ANNA, `DECISION Köpa ${WORD} | bo | 2026-10-15`);
    const now = await latest(world, meeting);
    await createComments({ store: world.store, onPending: () => undefined }).add(now, now.decisions[0]?.id ?? '', {
      text: `Två ${WORD}ar`,
      requestId: 'r',
      cause: world.cause(ANNA.id),
    });
    await world.dispatcher.sweep(TENANT);
    const subjects: Record<ErasureSubject['type'], ErasureSubject> = {
      person: { type: 'person', personId: ANNA.id },
      meeting: { type: 'meeting', meetingId: meeting.id },
      tenant: { type: 'tenant' },
    };
    const request = await world.ask(subjects[type]);
    await world.confirm(request);
    await world.confirm(request, 'chef');

    for (const [writes, before] of lives) {
      mortality.live(writes, before);
      await world.run(request).catch(() => undefined);
    }
    mortality.live(Number.POSITIVE_INFINITY, false);
    for (let tries = 0; tries < 3; tries++) await world.run(request).catch(() => undefined);
    while ((await world.dispatcher.sweep(TENANT)) > 0);

    const done = await world.erasures.read(TENANT, request.id);
    const everything = await world.everything();
    return {
      state: done?.state,
      signed: done?.certificate?.jws,
      listed: world.list.all.length,
      verifies: (await world.audit.verify(TENANT)).ok,
      words: type === 'person' ? everything.includes('Köpa') || everything.includes('Två ') : everything.includes(WORD),
      person: type === 'meeting' ? false : /"anna"|Anna|anna@/.test(everything),
      others: type === 'person' && !everything.includes(BO.name),
    };
  } finally {
    world.dispose();
  }
}

describe.each(['person', 'meeting', 'tenant'] as const)('an erasure of a %s', (type) => {
  it('goes on wherever its process ended, and ends as if nothing had happened', async () => {
    const life = fc.tuple(fc.nat({ max: 12 }), fc.boolean());
    await fc.assert(
      fc.asyncProperty(fc.array(life, { maxLength: 5 }), async (lives) => {
        expect(await eraseWithCrashes(type, lives)).toEqual({
          state: 'done',
          signed: 'signed.erasure-certificate',
          listed: 1,
          verifies: true,
          words: false,
          person: false,
          others: false,
        });
      }),
      { numRuns: 15 },
    );
  });

  it('goes on after every single write', async () => {
    for (let writes = 0; writes < 30; writes += type === 'person' ? 2 : 3) {
      const { state, words, person } = await eraseWithCrashes(type, [[writes, false]]);

      expect({ writes, state, words, person }).toEqual({ writes, state: 'done', words: false, person: false });
    }
  });
});
