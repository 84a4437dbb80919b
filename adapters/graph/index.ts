export { createGraphClient, type GraphClientOptions } from './graph-client.ts';
export { createMailSender } from './mail-sender.ts';
export { createPlanner } from './planner.ts';
