import { BriefJob } from '../../core/contracts/jobs.ts';
import { postPreBrief } from '../../core/delivery/index.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { createJobHandler, type JobHandler } from './job-handler.ts';

/** Posts the pre-brief that its turn could not post. */
export function createBriefHandler(deps: HandlerDeps): JobHandler {
  return createJobHandler(BriefJob, deps.logger, async (job, { lastTry }) => {
    await postPreBrief(deps, { key: job, stage: { type: 'job', lastTry }, correlationId: job.correlationId });
    return { type: 'done' };
  });
}
