import { ErasureJob } from '../../core/contracts/jobs.ts';
import type { JobOutcome } from '../../core/outbox/index.ts';
import { forgetWords } from '../../core/withdrawals/index.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { createJobHandler, type JobHandler } from './job-handler.ts';

/** Removes what was asked to be removed. */
export function createErasureHandler(deps: HandlerDeps): JobHandler {
  return createJobHandler(ErasureJob, deps.logger, async (job) => run(deps, job));
}

async function run(deps: HandlerDeps, job: ErasureJob): Promise<JobOutcome> {
  switch (job.type) {
    case 'requested':
      await deps.erasures.run(job);
      return { type: 'done' };
    case 'withdrawal':
      return forgetWords(deps, job);
  }
}
