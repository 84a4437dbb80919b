import type { JobMessage, JobOutcome } from '../../core/outbox/index.ts';
import { createJobHandlers, type JobDelivery } from '../../functions/handlers/index.ts';
import type { CoreWorld } from '../helpers/core-world.ts';
import { TENANT } from '../helpers/meeting-steps.ts';
import { MINUTE } from '../helpers/test-clock.ts';

/** Hands over what documents owe by now. @returns the jobs that this put on their queues */
export async function handedOver(world: CoreWorld): Promise<JobMessage[]> {
  const before = world.queue.sent.length;
  world.clock.advance(MINUTE);
  while ((await world.dispatcher.sweep(TENANT)) > 0);
  return world.queue.sent.slice(before);
}

/** @returns the one job with this key, such as `card:consent` */
export function jobIn(jobs: readonly JobMessage[], key: RegExp): JobMessage {
  const found = jobs.filter(({ messageId }) => key.test(messageId));
  const [job] = found;
  if (!job || found.length > 1)
    throw new Error(`${found.length} jobs fit ${key}: ${jobs.map((each) => each.messageId)}`);
  return job;
}

/** Gives the job to the handler of its queue, as a host does. */
export function handle(world: CoreWorld, job: JobMessage, overrides: Partial<JobDelivery> = {}): Promise<JobOutcome> {
  const { queue, messageId, correlationId, body } = job;
  // Over the wire it is JSON.
  const wire: unknown = JSON.parse(JSON.stringify(body));
  return createJobHandlers(world)[queue]({ messageId, correlationId, deliveryCount: 1, body: wire, ...overrides });
}
