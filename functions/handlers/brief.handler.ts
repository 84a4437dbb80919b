import { postComingBrief } from '../../core/coming-meetings/index.ts';
import { BriefJob } from '../../core/contracts/jobs.ts';
import { postPreBrief } from '../../core/delivery/index.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { createJobHandler, type JobHandler } from './job-handler.ts';

/** Posts the pre-brief of a coming meeting, or the one that its turn could not post. */
export function createBriefHandler(deps: HandlerDeps): JobHandler {
  return createJobHandler(BriefJob, deps.logger, async (job, { lastTry }) => {
    const { startsAt, correlationId } = job;
    if (startsAt !== undefined) {
      await postComingBrief(deps, { key: job, startsAt, lastTry, correlationId });
      return { type: 'done' };
    }
    await postPreBrief(deps, { key: job, stage: { type: 'job', lastTry }, correlationId });
    return { type: 'done' };
  });
}
