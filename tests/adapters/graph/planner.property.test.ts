import fc from 'fast-check';
import { fateOf } from '../../../core/shared/app-error.ts';
import type { Planner } from '../../../core/tasks/index.ts';
import type { Fault } from '../../../infra/sandbox/graph/index.ts';
import { startGraph } from '../../infra/sandbox/graph/local-graph.fixture.ts';
import { CONTENT, markersOf, plannerFor } from './adapter.fixture.ts';

const KINDS = [
  'throttle',
  'unavailable-before',
  'unavailable-after-write',
  'reset-before',
  'reset-after-write',
  'precondition',
] as const satisfies readonly Fault['kind'][];

const faults = fc.array(
  fc.record({
    match: fc.constantFrom<Fault['match']>(
      {},
      { method: 'POST' },
      { method: 'POST' },
      { method: 'POST' },
      { method: 'PATCH' },
      { method: 'GET', pathPattern: '/details$' },
      { method: 'GET', pathPattern: '/plans/' },
    ),
    kind: fc.constantFrom(...KINDS),
    times: fc.integer({ min: 1, max: 4 }),
    skip: fc.integer({ min: 0, max: 6 }),
    retryAfterSeconds: fc.constant(0),
  }),
  { maxLength: 6 },
);

/** Titles of the tasks to make; equal ones compete for the same orphans. */
const titles = fc.array(fc.constantFrom('Boka lokal', 'Boka lokal', 'Skriv avtal'), {
  minLength: 1,
  maxLength: 4,
});

/** The rule of the job: first create; after any failure, which is a redelivery, find and only then create. */
async function makeToTheEnd(planner: Planner, title: string, marker: string): Promise<void> {
  const content = { ...CONTENT, title };
  for (let delivery = 1; ; delivery += 1) {
    try {
      const found = delivery === 1 ? null : await planner.find(content, marker, 'c-1');
      if (found === null) await planner.create(content, marker, 'c-1');
      return;
    } catch (error) {
      if (fateOf(error) !== 'retry' || delivery === 100) throw error;
    }
  }
}

/** @returns fetch, one request at a time, in an order that the scheduler chooses. */
function inTurn(scheduler: fc.Scheduler): typeof fetch {
  // The scheduler must not see a rejection: it would leave one unhandled.
  const settled = scheduler.scheduleFunction(async (url: string, init: RequestInit) =>
    fetch(url, init).then(
      (response) => ({ response }),
      (error: unknown) => ({ error }),
    ),
  );
  return async (url, init) => {
    const outcome = await settled(String(url), init ?? {});
    if ('error' in outcome) throw outcome.error;
    return outcome.response;
  };
}

describe('one decision makes at most one Planner task', () => {
  it('whatever fails and however the requests of several jobs interleave', async () => {
    await fc.assert(
      fc.asyncProperty(titles, faults, fc.scheduler(), async (wanted, trouble, scheduler) => {
        const graph = await startGraph({ pageSize: 2 });
        for (const fault of trouble) graph.faults.add(fault);
        const planner = plannerFor(graph.url, { fetch: inTurn(scheduler) });
        const jobs = wanted.map((title, index) => makeToTheEnd(planner, title, `marker-${index}`));

        await scheduler.waitFor(Promise.all(jobs));
        const tasks = graph.tasks();
        await graph.close();

        expect(markersOf(tasks)).toEqual(wanted.map((_, index) => `marker-${index}`));
        expect(tasks.map(({ title }) => title).sort()).toEqual([...wanted].sort());
      }),
      { numRuns: 200 },
    );
  });
});
