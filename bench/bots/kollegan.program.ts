import path from 'node:path';
import { pino } from 'pino';
import { readEmbeddedConfig } from '../../adapters/config/index.ts';
import { startProduct } from '../../cli/start/compose.ts';
import { QUEUES } from '../../core/contracts/queues.ts';
import { createServiceBusBroker, serviceBusConnectionString } from '../../infra/sandbox/service-bus/index.ts';
import { answerParent } from '../programs/answer-parent.ts';
import { readSetup } from './bot-setup.ts';

/** The product as `npm start` composes it, broker included; Teams and Graph are in the process that measures. */
async function main(): Promise<void> {
  const { dataDir, tenantId, ...peers } = readSetup();
  const broker = createServiceBusBroker({ file: path.join(dataDir, 'service-bus.sqlite'), queues: QUEUES });
  const port = await broker.listen();
  const product = await startProduct({
    config: readEmbeddedConfig({ PORT: '0', KOLLEGAN_DATA_DIR: dataDir }, dataDir),
    peers: { ...peers, serviceBusConnectionString: serviceBusConnectionString({ port }) },
    logDestination: pino.destination({ dest: path.join(dataDir, 'kollegan.log'), sync: false, mkdir: true }),
  });
  answerParent({
    url: product.messagesUrl,
    async pending() {
      const dueBefore = new Date().toISOString();
      return (await product.store.pendingOutbox({ tenantId, dueBefore, limit: 1000 })).length;
    },
    async sweep() {
      const { receipt } = await product.retention.run(tenantId);
      const removed = receipt.removed.reduce((sum, { count }) => sum + count, 0);
      return { looked: receipt.looked, removed, durationMs: receipt.durationMs };
    },
    async stop() {
      await product.stop();
      await broker.close();
    },
  });
}

await main();
