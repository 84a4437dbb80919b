import { RecapJob } from '../../core/contracts/jobs.ts';
import { sendRecap } from '../../core/recaps/index.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { createJobHandler, type JobHandler } from './job-handler.ts';

/** Sends the recap of a closed meeting. */
export function createRecapHandler(deps: HandlerDeps): JobHandler {
  return createJobHandler(RecapJob, deps.logger, async (job, attempt) => {
    await sendRecap(deps, job, attempt);
    return { type: 'done' };
  });
}
