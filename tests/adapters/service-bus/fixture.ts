import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceBusClient, ServiceBusReceivedMessage } from '@azure/service-bus';
import { createServiceBusClient, type ServiceBusClientOptions } from '../../../adapters/service-bus/index.ts';
import { QUEUES, type QueueName } from '../../../core/contracts/queues.ts';
import type { JobMessage } from '../../../core/outbox/index.ts';
import type { LogFields, Logger } from '../../../core/shared/logger.port.ts';
import {
  createServiceBusBroker,
  type ServiceBusBroker,
  serviceBusConnectionString,
} from '../../../infra/sandbox/service-bus/index.ts';

export interface Bus {
  broker: ServiceBusBroker;
  client: ServiceBusClient;
  port: number;
  close(): Promise<void>;
}

/** The queues of the product on the local Service Bus, in memory. */
export async function startBus(): Promise<Bus> {
  const broker = createServiceBusBroker({ file: ':memory:', queues: QUEUES });
  const port = await broker.listen();
  const client = createTestClient(port);
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

export function createTestClient(port: number, overrides: Partial<ServiceBusClientOptions> = {}): ServiceBusClient {
  const connectionString = serviceBusConnectionString({ port });
  return createServiceBusClient({
    connectionString,
    retries: 1,
    retryDelayMs: 20,
    attemptTimeoutMs: 2_000,
    ...overrides,
  });
}

export function job(queue: QueueName, messageId: string, overrides: Partial<JobMessage> = {}): JobMessage {
  return {
    queue,
    messageId,
    correlationId: `correlation of ${messageId}`,
    body: { meetingId: messageId },
    ...overrides,
  };
}

/** @returns everything in a queue or its dead letters now, in order; it is gone from there. */
export async function takeAll(
  { client, broker }: Bus,
  queue: QueueName,
  from: 'queue' | 'dead-letters' = 'queue',
): Promise<ServiceBusReceivedMessage[]> {
  const receiver = client.createReceiver(queue, {
    receiveMode: 'receiveAndDelete',
    ...(from === 'dead-letters' && { subQueueType: 'deadLetter' as const }),
  });
  const { active, deadLettered } = broker.counts(queue);
  const count = from === 'queue' ? active : deadLettered;
  const messages: ServiceBusReceivedMessage[] = [];
  while (messages.length < count) messages.push(...(await receiver.receiveMessages(count - messages.length)));
  await receiver.close();
  return messages;
}

/** Waits until it is so; the test's own time limit ends a wait in vain. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(5);
}

export interface LogLine {
  level: string;
  message: string;
  fields: LogFields;
}

export function createRecordingLogger(lines: LogLine[] = [], context: LogFields = {}): Logger & { lines: LogLine[] } {
  const write =
    (level: string) =>
    (message: string, fields: LogFields = {}) => {
      lines.push({ level, message, fields: { ...context, ...fields } });
    };
  return {
    lines,
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    with: (fields) => createRecordingLogger(lines, { ...context, ...fields }),
  };
}

export interface JobMetric {
  queue: string;
  outcome: string;
  seconds: number;
}

export function createRecordingMetrics() {
  const jobs: JobMetric[] = [];
  return {
    jobs,
    job: (fields: { queue: string; outcome: string }, seconds: number) => void jobs.push({ ...fields, seconds }),
  };
}
