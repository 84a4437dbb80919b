import path from 'node:path';
import type { ServiceBusClient } from '@azure/service-bus';
import { readEmbeddedConfig } from '../../adapters/config/index.ts';
import { createDeadLetters, createServiceBusClient } from '../../adapters/service-bus/index.ts';
import { type Product, startProduct } from '../../cli/start/compose.ts';
import { openEmbeddedAudit } from '../../composition/open-audit.ts';
import { QUEUES, QueueName } from '../../core/contracts/queues.ts';
import { Meeting } from '../../core/meetings/index.ts';
import type { DeadLetters } from '../../core/outbox/index.ts';
import {
  createServiceBusBroker,
  type ServiceBusBroker,
  serviceBusConnectionString,
} from '../../infra/sandbox/service-bus/index.ts';
import { type FromProduct, type Report, type StartOptions, ToProduct } from './product-messages.ts';

/** The product with its broker, as `npm start` runs them, in a process that can be killed. Starts when told to. */
interface Running {
  busClient: ServiceBusClient;
  product: Product;
  broker: ServiceBusBroker;
  options: StartOptions;
}

function tell(message: FromProduct): void {
  process.send?.(message);
}

async function start(options: StartOptions): Promise<Running> {
  const { dataDir, clockAheadMs, tenantId, ...peers } = options;
  const now = () => Date.now() + clockAheadMs;
  const broker = createServiceBusBroker({ file: path.join(dataDir, 'service-bus.sqlite'), queues: QUEUES, now });
  const serviceBusConnection = serviceBusConnectionString({ port: await broker.listen() });
  const product = await startProduct({
    config: readEmbeddedConfig({ PORT: '0', KOLLEGAN_DATA_DIR: dataDir, LOG_LEVEL: 'error' }, dataDir),
    peers: { ...peers, serviceBusConnectionString: serviceBusConnection },
    clock: { now: () => new Date(now()) },
  });
  const audit = await product.audit.verify(tenantId);
  tell({ type: 'ready', messagesUrl: product.messagesUrl, audit });
  return { product, broker, busClient: createServiceBusClient({ connectionString: serviceBusConnection }), options };
}

/** As `kollegan audit verify` says beside the running product. */
async function heads(dataDir: string, tenantId: string): Promise<Report['heads']> {
  const open = await openEmbeddedAudit(readEmbeddedConfig({ KOLLEGAN_DATA_DIR: dataDir }, dataDir));
  const { problem, heads: inside, anchored } = await open.proofs.verify(tenantId);
  open.close();
  return { problem, inside: inside.count, outside: anchored?.count ?? 0 };
}

async function report({ product, broker, busClient, options }: Running): Promise<Report> {
  const { tenantId, dataDir } = options;
  const events: Record<string, number> = {};
  const delivered: string[] = [];
  for await (const page of product.audit.pages(tenantId)) {
    for (const { event } of page) {
      const key = [event.type, event.meetingId, event.data['decisionId'] ?? ''].join(' ');
      events[key] = (events[key] ?? 0) + 1;
      if (event.type === 'card.delivered') delivered.push(`${event.conversationId} ${event.data['activityId']}`);
    }
  }
  const due = await product.store.pendingOutbox({ tenantId, dueBefore: '9999-01-01T00:00:00.000Z', limit: 1000 });
  return {
    meetings: await meetings(product, tenantId),
    events,
    delivered,
    audit: await product.audit.verify(tenantId),
    heads: await heads(dataDir, tenantId),
    deadLetters: await listDeadLetters(createDeadLetters({ client: busClient })),
    pending: due.flatMap(({ outbox }) => outbox).length,
    queues: Object.fromEntries(QueueName.options.map((name) => [name, broker.counts(name)])),
  };
}

async function listDeadLetters(deadLetters: DeadLetters): Promise<Report['deadLetters']> {
  const found = await Promise.all(QueueName.options.map((queue) => deadLetters.list(queue, 1000)));
  return found.flat().map(({ id, code }) => ({ id, code }));
}

/** What a person does with `kollegan jobs retry`. */
async function retryDeadLetters(busClient: ServiceBusClient): Promise<void> {
  const deadLetters = createDeadLetters({ client: busClient });
  for (const { id } of await listDeadLetters(deadLetters)) await deadLetters.retry(id);
}

async function meetings({ store }: Product, tenantId: string): Promise<Report['meetings']> {
  const found: Report['meetings'] = [];
  let continuation: string | undefined;
  do {
    const page = await store.query({
      tenantId,
      kind: 'meeting',
      limit: 200,
      ...(continuation === undefined ? {} : { continuation }),
    });
    for (const { body } of page.documents) {
      const { id, conversationId, status, decisions } = Meeting.parse(body);
      found.push({
        id,
        conversationId,
        status,
        decisions: decisions.map((decision) => ({
          id: decision.id,
          title: decision.title,
          status: decision.status,
          utterances: decision.evidence.map(({ utteranceId }) => utteranceId),
          taskId: decision.task.state === 'created' ? decision.task.taskId : null,
        })),
      });
    }
    continuation = page.continuation;
  } while (continuation !== undefined);
  return found;
}

let running: Promise<Running> | undefined;

process.on('message', async (message) => {
  const order = ToProduct.parse(message);
  if (order.type === 'start') running = start(order.options);
  const now = await (running ?? Promise.reject(new Error('not started')));
  if (order.type === 'report') tell({ type: 'report', report: await report(now) });
  if (order.type === 'retry-dead-letters') {
    await retryDeadLetters(now.busClient);
    tell({ type: 'retried' });
  }
  if (order.type === 'stop') {
    await now.busClient.close();
    await now.product.stop();
    await now.broker.close();
    tell({ type: 'stopped' });
  }
});
process.on('disconnect', () => process.exit(0));
tell({ type: 'loaded' });
