import type { AuditProofs } from '../core/audit/index.ts';
import { type WatchComingDeps, watchComing } from '../core/coming-meetings/index.ts';
import type { QueueName } from '../core/contracts/queues.ts';
import { type WatchErasuresDeps, watchErasures } from '../core/erasure/index.ts';
import type { Retention } from '../core/retention/index.ts';
import { type WatchSubjectRequestsDeps, watchSubjectRequests } from '../core/subject-requests/index.ts';
import {
  type PurgeDeadLettersDeps,
  purgeDeadLetters,
  type SweepExpiredDeps,
  type SweepOutboxesDeps,
  sweepExpired,
  sweepOutboxes,
  type WatchDeadLettersDeps,
  watchDeadLetters,
} from '../core/upkeep/index.ts';
import { createBriefHandler } from './handlers/brief.handler.ts';
import { createErasureHandler } from './handlers/erasure.handler.ts';
import type { HandlerDeps } from './handlers/handler-deps.ts';
import type { JobHandler } from './handlers/job-handler.ts';
import { createNotificationHandler } from './handlers/notification.handler.ts';
import { createNudgeHandler } from './handlers/nudge.handler.ts';
import { createPlannerTaskHandler } from './handlers/planner-task.handler.ts';
import { createRecapHandler } from './handlers/recap.handler.ts';

/** Work that the clock asks for. It throws when it could not be done; the next time does it. */
export interface TimerJob {
  name: string;
  /** Cron in UTC with seconds. */
  schedule: (settings: { retentionCron: string }) => string;
  /** Where a host starts anew, what was due while nothing ran is done at once. */
  atStart: boolean;
  create: (deps: UpkeepDeps) => () => Promise<void>;
}

/** Everything that a timer may need, given by the composition root. */
export interface UpkeepDeps extends PurgeDeadLettersDeps, SweepOutboxesDeps, Omit<WatchDeadLettersDeps, 'deadLetters'> {
  coming: WatchComingDeps['coming'];
  meetings: WatchComingDeps['meetings'];
  roster: WatchComingDeps['roster'];
  newId: WatchComingDeps['newId'];
  bringIntoLine: SweepExpiredDeps['bringIntoLine'];
  retention: Pick<Retention, 'runAll' | 'expire'>;
  proofs: Pick<AuditProofs, 'signHeads'>;
  subjectRequests: WatchSubjectRequestsDeps['subjectRequests'];
  erasures: WatchErasuresDeps['erasures'];
  deadLetters: PurgeDeadLettersDeps['deadLetters'] & WatchDeadLettersDeps['deadLetters'];
}

/**
 * Work that a message asks for, by queue: the very functions that every host calls. A new one is a row here, a
 * handler, and a row in core/contracts/queues.ts.
 */
export function createJobHandlers(deps: HandlerDeps): Readonly<Record<QueueName, JobHandler>> {
  return {
    'planner-tasks': createPlannerTaskHandler(deps),
    recaps: createRecapHandler(deps),
    nudges: createNudgeHandler(deps),
    briefs: createBriefHandler(deps),
    notifications: createNotificationHandler(deps),
    erasures: createErasureHandler(deps),
  };
}

/** Work that the clock asks for. */
export const TIMER_JOBS: readonly TimerJob[] = [
  {
    name: 'brief-scheduler',
    schedule: () => '10 */5 * * * *',
    atStart: true,
    create: (deps) => () => watchComing(deps),
  },
  {
    name: 'outbox-sweep',
    schedule: () => '15 * * * * *',
    atStart: false,
    create: (deps) => () => sweepOutboxes(deps),
  },
  {
    name: 'expiry-sweep',
    schedule: () => '0 5 * * * *',
    atStart: true,
    create: (deps) => () => sweepExpired(deps),
  },
  {
    name: 'dead-letter-watch',
    schedule: () => '45 */5 * * * *',
    atStart: false,
    create: (deps) => () => watchDeadLetters(deps),
  },
  {
    name: 'retention',
    schedule: ({ retentionCron }) => retentionCron,
    atStart: false,
    create:
      ({ retention }) =>
      () =>
        retention.runAll(),
  },
  {
    name: 'subject-request-watch',
    schedule: () => '0 0 6 * * *',
    atStart: true,
    create: (deps) => () => watchSubjectRequests(deps),
  },
  {
    name: 'erasure-watch',
    schedule: () => '0 35 * * * *',
    atStart: true,
    create: (deps) => () => watchErasures(deps),
  },
  {
    name: 'dead-letter-retention',
    schedule: ({ retentionCron }) => retentionCron,
    atStart: false,
    create: (deps) => () => purgeDeadLetters(deps),
  },
  {
    name: 'audit-heads',
    schedule: () => '30 50 * * * *',
    atStart: true,
    create:
      ({ proofs }) =>
      () =>
        proofs.signHeads(),
  },
];
