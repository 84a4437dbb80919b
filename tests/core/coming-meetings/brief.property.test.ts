import fc from 'fast-check';
import {
  type ComingMeeting,
  endComing,
  knowComing,
  lookAgain,
  postComingBrief,
  sayHello,
  watchComing,
} from '../../../core/coming-meetings/index.ts';
import { BriefJob, NotificationJob } from '../../../core/contracts/jobs.ts';
import { AppError } from '../../../core/shared/app-error.ts';
import { createCoreWorld } from '../../helpers/core-world.ts';
import { CONVERSATION, causeBy, referenceTo, TENANT } from '../../helpers/meeting-steps.ts';
import { ANNA, BO } from '../../helpers/people.ts';
import { MINUTE } from '../../helpers/test-clock.ts';

const KEY = { tenantId: TENANT, conversationId: CONVERSATION };
const LEAD = 30 * MINUTE;
const TICK = 5 * MINUTE;

/** What happens between two ticks of the timer. */
type Step =
  | { do: 'wait' }
  | { do: 'move'; toMinutesFromNow: number }
  | { do: 'tick twice' }
  | { do: 'no tick' }
  | { do: 'jobs late' }
  | { do: 'card refused' }
  | { do: 'Teams silent' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Step>({ do: 'wait' }) },
  fc.record({ do: fc.constant('move' as const), toMinutesFromNow: fc.integer({ min: -30, max: 180 }) }),
  fc.constantFrom<Step>(
    { do: 'tick twice' },
    { do: 'no tick' },
    { do: 'jobs late' },
    { do: 'card refused' },
    { do: 'Teams silent' },
  ),
);

/** Teams has one meeting, whose start the test moves; every brief is written down with what was known then. */
async function run(minutesAhead: number, steps: readonly Step[]) {
  const world = createCoreWorld();
  const { clock, queue } = world;
  let startsAt = new Date(clock.now().getTime() + minutesAhead * MINUTE).toISOString();
  let isSilent = false;
  const roster = {
    members: async () => [ANNA, BO],
    async meeting() {
      if (isSilent) throw new AppError({ code: 'CHAT.UNAVAILABLE', fate: 'retry', message: 'Teams does not answer.' });
      return { title: 'Budget', organizerId: ANNA.id, startsAt, endsAt: null };
    },
  };
  const deps = { ...world, roster };
  const briefs: { at: number; known: ComingMeeting | null }[] = [];
  const sent = async () => {
    briefs.push({ at: clock.now().getTime(), known: await world.coming.read(KEY) });
  };
  const chat: typeof world.chat = {
    ...world.chat,
    async sendCard(...args) {
      const id = await world.chat.sendCard(...args);
      await sent();
      return id;
    },
    async sendText(reference, text) {
      if (text.includes('Budget')) await sent();
      return world.chat.sendText(reference, text);
    },
  };
  let done = 0;
  /** Each is delivered twice, as a queue may. */
  async function jobs(): Promise<void> {
    while ((await world.dispatcher.sweep(TENANT)) > 0);
    const { length } = queue.sent;
    const found = queue.sent.slice(done);
    done = length;
    for (const { queue: name, body, correlationId } of [...found, ...found]) {
      if (name === 'notifications') {
        NotificationJob.parse(body);
        await sayHello({ ...deps, chat }, { key: KEY, stage: { type: 'job', lastTry: true }, correlationId });
      } else {
        const job = BriefJob.parse(body);
        const input = { key: KEY, startsAt: job.startsAt ?? '', lastTry: true, correlationId };
        await postComingBrief({ ...deps, chat }, input);
      }
    }
  }

  const known = await knowComing(deps, {
    reference: referenceTo(),
    teamsMeetingId: 'teams-1',
    language: null,
    isNew: true,
    cause: causeBy(world, ANNA),
  });
  for (const each of steps) {
    clock.advance(TICK);
    if (each.do === 'move') startsAt = new Date(clock.now().getTime() + each.toMinutesFromNow * MINUTE).toISOString();
    if (each.do === 'card refused') {
      world.chat.fail('card', new AppError({ code: 'CHAT.REFUSED', fate: 'dead-letter', message: 'Refused.' }));
    }
    isSilent = each.do === 'Teams silent';
    if (each.do === 'tick twice') await Promise.all([watchComing(deps), watchComing(deps)]);
    else if (each.do !== 'no tick') await watchComing(deps);
    if (each.do !== 'jobs late') await jobs();
  }
  const coming = await world.coming.read(KEY);
  world.dispose();
  return { known, briefs, coming, startsAt, now: clock.now().getTime() };
}

it('a meeting is briefed at most once, within the time before its start as it is known then, and never after it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 240 }), fc.array(step, { maxLength: 60 }), async (ahead, steps) => {
      const { known, briefs } = await run(ahead, steps);

      expect(known).toBe('known');
      expect(briefs.length).toBeLessThanOrEqual(1);
      for (const { at, known: then } of briefs) {
        const start = Date.parse(then?.startsAt ?? '');
        expect(at).toBeLessThan(start);
        // A job that came late is for the start that it was made for.
        expect(at).toBeGreaterThanOrEqual(start - LEAD);
      }
    }),
    { numRuns: 60 },
  );
});

it('is briefed exactly once when the timer runs, wherever it was moved to before', async () => {
  const moves = fc.array(fc.integer({ min: 100, max: 240 }), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 40, max: 240 }), moves, async (ahead, to) => {
      const steps: Step[] = to.flatMap((toMinutesFromNow): Step[] => [{ do: 'move', toMinutesFromNow }]);
      const waits = Array.from({ length: 60 }, (): Step => ({ do: 'wait' }));

      const { briefs, startsAt } = await run(ahead, [...steps, ...waits]);

      expect(briefs).toHaveLength(1);
      const start = Date.parse(startsAt);
      expect(briefs[0]?.at).toBeGreaterThanOrEqual(start - LEAD);
      expect(briefs[0]?.at).toBeLessThan(start - LEAD + TICK);
    }),
    { numRuns: 20 },
  );
});

it('what ended is not looked at, not briefed and not ended again', async () => {
  const world = createCoreWorld();
  const roster = {
    members: async () => [ANNA],
    meeting: async () => ({ title: '', organizerId: null, startsAt: '2026-10-05T09:00:00.000Z', endsAt: null }),
  };
  const deps = { ...world, roster };
  const cause = causeBy(world, ANNA);
  await knowComing(deps, { reference: referenceTo(), teamsMeetingId: 't', language: 'en', isNew: true, cause });
  await endComing(world, KEY, 'removed', cause);

  await endComing(world, KEY, 'removed', cause);

  expect(await lookAgain(deps, KEY, cause)).toBe('none');
  expect(await world.coming.all(TENANT)).toEqual([]);
  expect(await world.coming.due(TENANT, new Date('2030-01-01T00:00:00.000Z'), 10)).toEqual([]);
  world.dispose();
});

it('a brief that was on its way when the meeting was moved does not go out, and the one for the new start does', async () => {
  const world = createCoreWorld();
  let startsAt = '2026-10-05T08:20:00.000Z';
  const meeting = async () => ({ title: 'Budget', organizerId: null, startsAt, endsAt: null });
  const deps = { ...world, roster: { members: async () => [ANNA], meeting } };
  const cause = () => causeBy(world, ANNA);
  await knowComing(deps, {
    reference: referenceTo(),
    teamsMeetingId: 't',
    language: null,
    isNew: true,
    cause: cause(),
  });
  const brief = (of: string) =>
    postComingBrief(world, { key: KEY, startsAt: of, lastTry: true, correlationId: world.newId() });
  const first = startsAt;

  await lookAgain(deps, KEY, cause());
  startsAt = '2026-10-05T08:25:00.000Z';
  await lookAgain(deps, KEY, cause());
  await brief(first);
  const early = world.chat.log();
  await brief(startsAt);
  world.dispose();

  expect(early).toEqual([]);
  expect(world.chat.log()).toEqual(['card pre-brief']);
});
