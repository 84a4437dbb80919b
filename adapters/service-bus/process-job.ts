import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { QueueName } from '../../core/contracts/queues.ts';
import type { JobOutcome } from '../../core/outbox/index.ts';
import { codeOf } from '../../core/shared/app-error.ts';
import type { Logger } from '../../core/shared/logger.port.ts';
import type { Metrics } from '../../core/shared/metrics.port.ts';
import { jobSpan } from '../telemetry/spans.ts';
import { outcomeOfError } from './outcome-of-error.ts';
import { queueErrorFields } from './queue.errors.ts';
import { type JobHandler, type ReceivedJob, toReceivedJob } from './received-job.ts';
import type { SettleJob } from './settle-job.ts';

export interface ProcessJobOptions {
  queue: QueueName;
  handle: JobHandler;
  settle: SettleJob;
  logger: Logger;
  metrics: Pick<Metrics, 'job'>;
}

/** What became of a message; `unsettled`: it is delivered again when its lock ends. */
export type JobEnd = { type: JobOutcome['type'] } | { type: 'unsettled'; error: unknown };

const OUTCOME_METRIC = {
  done: 'done',
  retry: 'retry',
  'dead-letter': 'dead-letter',
  reschedule: 'skipped',
  unsettled: 'retry',
} as const satisfies Record<JobEnd['type'], string>;

/** Handles a message and makes its outcome come true; a handler that throws ends as the fate of its error says. */
export function createProcessJob({ queue, handle, settle, logger, metrics }: ProcessJobOptions) {
  async function outcomeOf(job: ReceivedJob, log: Logger): Promise<JobOutcome> {
    try {
      return await handle(job);
    } catch (error) {
      log.warn('a job handler threw', { code: codeOf(error) });
      return outcomeOfError(error, job.deliveryCount);
    }
  }

  async function run(message: ServiceBusReceivedMessage, job: ReceivedJob): Promise<JobEnd> {
    const log = logger.with({ correlationId: job.correlationId, attempt: job.deliveryCount });
    const outcome = await outcomeOf(job, log);
    try {
      return { type: await settle(message, outcome, job.deliveryCount) };
    } catch (error) {
      log.warn('a job could not be settled and is delivered again', {
        ...queueErrorFields(error),
        outcome: outcome.type,
      });
      return { type: 'unsettled', error };
    }
  }

  return async (message: ServiceBusReceivedMessage): Promise<JobEnd> => {
    const startedAt = performance.now();
    const job = toReceivedJob(queue, message);
    const end = await jobSpan(job, message.applicationProperties, () => run(message, job));
    metrics.job({ queue, outcome: OUTCOME_METRIC[end.type] }, (performance.now() - startedAt) / 1000);
    return end;
  };
}
