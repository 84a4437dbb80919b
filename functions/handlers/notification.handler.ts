import { sayHello } from '../../core/coming-meetings/index.ts';
import { NotificationJob } from '../../core/contracts/jobs.ts';
import { type PostInput, postCloseCard, postConsentCard, postDecisionCard } from '../../core/delivery/index.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { createJobHandler, type JobHandler } from './job-handler.ts';

/** Posts the card that its turn could not post: as a card, else as text, else by mail. */
export function createNotificationHandler(deps: HandlerDeps): JobHandler {
  return createJobHandler(NotificationJob, deps.logger, async (job, { lastTry }) => {
    const input: PostInput = { key: job, stage: { type: 'job', lastTry }, correlationId: job.correlationId };
    await post(deps, job, input);
    return { type: 'done' };
  });
}

function post(deps: HandlerDeps, job: NotificationJob, input: PostInput) {
  switch (job.card) {
    case 'consent':
      return postConsentCard(deps, input);
    case 'decision':
      return postDecisionCard(deps, { ...input, decisionId: job.decisionId, quote: null });
    case 'decision-close':
      return postCloseCard(deps, input);
    case 'hello':
      return sayHello(deps, input);
  }
}
