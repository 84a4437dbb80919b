import { NudgeJob } from '../../core/contracts/jobs.ts';
import { sendNudge } from '../../core/follow-up/index.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { createJobHandler, type JobHandler } from './job-handler.ts';

/** Reminds the owner of a decision. */
export function createNudgeHandler(deps: HandlerDeps): JobHandler {
  return createJobHandler(NudgeJob, deps.logger, async (job, attempt) => {
    const result = await sendNudge(deps, job, attempt);
    return result.type === 'later' ? { type: 'reschedule', at: result.at } : { type: 'done' };
  });
}
