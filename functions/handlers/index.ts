export { createJobHandlers } from '../jobs.ts';
export type { HandlerDeps } from './handler-deps.ts';
export type { JobDelivery, JobHandler } from './job-handler.ts';
