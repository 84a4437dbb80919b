import type { z } from 'zod';
import type { JobOutcome } from '../../core/outbox/index.ts';
import { AppError, codeOf } from '../../core/shared/app-error.ts';
import type { Logger } from '../../core/shared/logger.port.ts';

/** A message as every host delivers it. */
export interface JobDelivery {
  messageId: string;
  correlationId: string;
  /** 1 for the first delivery. */
  deliveryCount: number;
  body: unknown;
}

/** Handles one message; never throws. */
export type JobHandler = (delivery: JobDelivery) => Promise<JobOutcome>;

export interface JobAttempt {
  /** Nothing will be tried after this: take the next best way. */
  lastTry: boolean;
}

/** As many tries as a queue allows, less one for a crash in the middle. */
const LAST_TRY = 5;
const BASE_DELAY_MS = 1_000;
const MAX_DELAY_MS = 5 * 60_000;

/** Parses the body by its contract, runs the use case, and turns what it throws into what becomes of the message. */
export function createJobHandler<Schema extends z.ZodType>(
  schema: Schema,
  logger: Logger,
  run: (job: z.infer<Schema>, attempt: JobAttempt) => Promise<JobOutcome>,
): JobHandler {
  return async ({ body, messageId, correlationId, deliveryCount }) => {
    const job = schema.safeParse(body);
    if (!job.success) {
      return { type: 'dead-letter', code: 'JOB.BAD_BODY', reason: 'The message does not fit its contract.' };
    }
    try {
      return await run(job.data, { lastTry: deliveryCount >= LAST_TRY });
    } catch (error) {
      const code = codeOf(error);
      logger.warn('job failed', { messageId, correlationId, deliveryCount, code });
      return outcomeOf(error, code, deliveryCount);
    }
  };
}

function outcomeOf(error: unknown, code: string, deliveryCount: number): JobOutcome {
  if (error instanceof AppError && error.fate !== 'retry') return { type: 'dead-letter', code, reason: error.message };
  const asked = error instanceof AppError ? (error.retryAfterMs ?? 0) : 0;
  const backoff = Math.min(BASE_DELAY_MS * 2 ** (deliveryCount - 1), MAX_DELAY_MS);
  return { type: 'retry', delayMs: Math.max(asked, backoff) };
}
