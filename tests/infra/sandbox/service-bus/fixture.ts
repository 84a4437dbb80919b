import { ServiceBusClient, type ServiceBusReceivedMessage, type ServiceBusReceiver } from '@azure/service-bus';
import type { QueueDefinition } from '../../../../core/contracts/queues.ts';
import {
  createServiceBusBroker,
  type ServiceBusBroker,
  type ServiceBusBrokerOptions,
  serviceBusConnectionString,
} from '../../../../infra/sandbox/service-bus/index.ts';

export const PLAIN_QUEUE: QueueDefinition = {
  lockDuration: 'PT30S',
  maxDeliveryCount: 10,
  duplicateDetectionWindow: 'PT0S',
  deadLetterOnExpiry: true,
};

export interface Sandbox {
  broker: ServiceBusBroker;
  client: ServiceBusClient;
  port: number;
  close(): Promise<void>;
}

export function connect(connectionString: string): ServiceBusClient {
  return new ServiceBusClient(connectionString, {
    retryOptions: { maxRetries: 2, timeoutInMs: 5_000, retryDelayInMs: 50 },
  });
}

/** A broker in memory with these queues, and the real SDK connected to it. */
export async function startSandbox(
  queues: Record<string, Partial<QueueDefinition>>,
  options: Partial<ServiceBusBrokerOptions> = {},
): Promise<Sandbox> {
  const table = Object.fromEntries(Object.entries(queues).map(([name, row]) => [name, { ...PLAIN_QUEUE, ...row }]));
  const broker = createServiceBusBroker({ file: ':memory:', queues: table, ...options });
  const port = await broker.listen();
  const client = connect(serviceBusConnectionString({ port }));
  return {
    broker,
    client,
    port,
    async close() {
      await client.close();
      await broker.close();
    },
  };
}

/** Receives until there are so many; fails when they do not come. */
export async function receive(receiver: ServiceBusReceiver, count: number): Promise<ServiceBusReceivedMessage[]> {
  const messages: ServiceBusReceivedMessage[] = [];
  while (messages.length < count) {
    const more = await receiver.receiveMessages(count - messages.length, { maxWaitTimeInMs: 5_000 });
    if (more.length === 0) throw new Error(`only ${messages.length} of ${count} messages came`);
    messages.push(...more);
  }
  return messages;
}

export async function receiveOne(receiver: ServiceBusReceiver): Promise<ServiceBusReceivedMessage> {
  const [message] = await receive(receiver, 1);
  if (message === undefined) throw new Error('no message came');
  return message;
}

export function sequenceOf(message: ServiceBusReceivedMessage) {
  if (message.sequenceNumber === undefined) throw new Error('the message has no sequence number');
  return message.sequenceNumber;
}

/** @returns whether the queue has nothing for a receiver; asks the broker, which answers the drain at once. */
export async function isEmpty(receiver: ServiceBusReceiver): Promise<boolean> {
  const messages = await receiver.receiveMessages(1, { maxWaitTimeInMs: 20 });
  return messages.length === 0;
}

/** Waits until it is so; the test's own time limit ends a wait in vain. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}
