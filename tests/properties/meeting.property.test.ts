import fc from 'fast-check';
import { checkEnd } from './support/check-end.ts';
import { BEGINNING, meetingSteps, pauses } from './support/meeting-steps.arbitrary.ts';
import { runMeeting } from './support/run-meeting.ts';
import { useSharedStore } from './support/shared-store.ts';

const shared = useSharedStore();
const RUNS = 1_200;

/**
 * After every write: no meeting closes with a decision that lacks owner or date, unless it is parked with a reason or
 * the meeting began without the close card; flags stay as they were; every change of state has its audit event.
 * At the end: one Planner task for each decision that is to have one, nothing lost, and the chain verifies.
 */
describe('whatever people do in whatever order, whatever fails and whenever the process dies', () => {
  it('what must always hold about a meeting holds', async () => {
    let closed = 0;
    let tasks = 0;

    await fc.assert(
      fc.asyncProperty(meetingSteps, pauses, async (steps, turns) => {
        const { clock } = shared;
        const options = { store: shared.store(), clock, tenantId: shared.nextTenant(), pauses: turns };

        const outcome = await runMeeting(options, [...BEGINNING, ...steps]);

        expect(await checkEnd(outcome)).toEqual([]);
        closed += outcome.watcher.meetings().filter(({ status }) => status === 'closed').length;
        tasks += outcome.world.planner.tasks.length;
      }),
      { numRuns: RUNS },
    );

    // The orders are random, but not idle.
    expect(closed).toBeGreaterThan(RUNS / 10);
    expect(tasks).toBeGreaterThan(RUNS / 10);
  }, 600_000);
});
