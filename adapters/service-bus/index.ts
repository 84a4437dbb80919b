export { createServiceBusClient, type ServiceBusClientOptions } from './create-service-bus-client.ts';
export { createDeadLetters } from './dead-letters.ts';
export { createHostReceiver, type HostReceiver } from './host-receiver.ts';
export { createJobQueue } from './job-queue.ts';
export { createJobReceiver } from './job-receiver.ts';
export type { JobHandler, ReceivedJob } from './received-job.ts';
