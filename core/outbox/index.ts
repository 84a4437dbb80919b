export type { DeadLetter, DeadLetters, JobsAbout } from './dead-letters.port.ts';
export { createOutboxDispatcher, type OutboxDispatcher } from './dispatch-outbox.ts';
export type { JobOutcome } from './job-outcome.ts';
export type { JobMessage, JobQueue } from './job-queue.port.ts';
