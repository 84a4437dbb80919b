import type { QueueName } from '../../core/contracts/queues.ts';
import { createBriefHandler } from './brief.handler.ts';
import type { HandlerDeps } from './handler-deps.ts';
import type { JobHandler } from './job-handler.ts';
import { createNotificationHandler } from './notification.handler.ts';
import { createNudgeHandler } from './nudge.handler.ts';
import { createPlannerTaskHandler } from './planner-task.handler.ts';
import { createRecapHandler } from './recap.handler.ts';

export type { HandlerDeps } from './handler-deps.ts';
export type { JobDelivery, JobHandler } from './job-handler.ts';

/** The handler of each queue: the very functions that every host calls. */
export function createJobHandlers(deps: HandlerDeps): Readonly<Record<QueueName, JobHandler>> {
  return {
    'planner-tasks': createPlannerTaskHandler(deps),
    recaps: createRecapHandler(deps),
    nudges: createNudgeHandler(deps),
    briefs: createBriefHandler(deps),
    notifications: createNotificationHandler(deps),
  };
}
