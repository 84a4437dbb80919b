import type { app as azureApp } from '@azure/functions';
import { QueueName } from '../core/contracts/queues.ts';
import { type HostDelivery, readHostDelivery } from './host-delivery.ts';
import { TIMER_JOBS } from './jobs.ts';

/** The product behind the functions. */
export interface FunctionHost {
  /** Handles and settles one message; throws when the host should let go of it. */
  receive(queue: QueueName, delivery: HostDelivery): Promise<void>;
  /** Runs the timer of this name. */
  tick(name: string): Promise<void>;
  stop(): Promise<void>;
}

export interface RegisterOptions {
  app: Pick<typeof azureApp, 'serviceBusQueue' | 'timer' | 'hook'>;
  settings: { retentionCron: string };
  /** Made with the first use, and once. */
  host: () => Promise<FunctionHost>;
}

/** The prefix of the settings that say where Service Bus is and who we are there. */
const CONNECTION = 'SERVICE_BUS';

/** Tells the Functions host what there is to call, and nothing else: what each does is in the table of jobs. */
export function registerFunctions({ app, settings, host }: RegisterOptions): void {
  for (const queue of QueueName.options) {
    app.serviceBusQueue(queue, {
      connection: CONNECTION,
      queueName: queue,
      // Each outcome settles by itself; a dead letter needs its code, and the host could only complete or let go.
      autoCompleteMessages: false,
      handler: async (message, { triggerMetadata }) =>
        (await host()).receive(queue, readHostDelivery(message, triggerMetadata)),
    });
  }
  for (const { name, schedule } of TIMER_JOBS) {
    app.timer(name, { schedule: schedule(settings), handler: async () => (await host()).tick(name) });
  }
  // Ready before the first message, and clean after the last.
  app.hook.appStart(async () => void (await host()));
  app.hook.appTerminate(async () => (await host()).stop());
}
