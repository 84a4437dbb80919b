export { createJobHandlers } from '../jobs.ts';
export type { JobDelivery } from './job-handler.ts';
