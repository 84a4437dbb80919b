import { PlannerTaskJob } from '../../core/contracts/jobs.ts';
import type { JobOutcome } from '../../core/outbox/index.ts';
import { refreshRecap } from '../../core/recaps/index.ts';
import { AppError, codeOf } from '../../core/shared/app-error.ts';
import { ensurePlannerTask } from '../../core/tasks/index.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { createJobHandler, type JobHandler } from './job-handler.ts';

/** Makes the Planner task of a decision, or brings it up to date. */
export function createPlannerTaskHandler(deps: HandlerDeps): JobHandler {
  return createJobHandler(PlannerTaskJob, deps.logger, async (job) => {
    try {
      const result = await ensurePlannerTask(deps, job);
      if (result === 'created' || result === 'found') await showInRecap(deps, job);
      return { type: 'done' };
    } catch (error) {
      return whenDone(error, deps.clock.now());
    }
  });
}

/** To wait for another handler, or for the claim of one that died, is no failed try: waits must not bury the job. */
function whenDone(error: unknown, now: Date): JobOutcome {
  if (!(error instanceof AppError) || error.code !== 'TASK.IN_PROGRESS') throw error;
  return { type: 'reschedule', at: new Date(now.getTime() + (error.retryAfterMs ?? 0)).toISOString() };
}

/** A recap that keeps saying "on its way" is no reason to make the task again. */
async function showInRecap(deps: HandlerDeps, job: PlannerTaskJob): Promise<void> {
  try {
    await refreshRecap(deps, job);
  } catch (error) {
    deps.logger.warn('the recap could not be refreshed', { code: codeOf(error), correlationId: job.correlationId });
  }
}
