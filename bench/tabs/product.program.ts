import path from 'node:path';
import { pino } from 'pino';
import { readEmbeddedConfig } from '../../adapters/config/index.ts';
import { startProduct } from '../../cli/start/compose.ts';
import { QUEUES } from '../../core/contracts/queues.ts';
import { createServiceBusBroker, serviceBusConnectionString } from '../../infra/sandbox/service-bus/index.ts';
import { answerParent } from '../programs/answer-parent.ts';
import { TabsSetup } from './tabs-setup.ts';
import { meetingsOfTenant, peopleOfTenant, TENANT } from './tenant-of-many.ts';

/** Many people behind one address, as no address has in earnest; each person's own limit stays. */
const LIMITS = { perAddress: 1_000_000, perTenant: 1_000_000 };

/** The meetings were written long ago, as most of what a tenant has was. */
const WRITTEN_BEFORE_MS = 3 * 60 * 60_000;

/** The product as `npm start` composes it, with a tenant that has met for long. Its peers are never asked. */
async function main(): Promise<void> {
  const { dataDir, decisions } = TabsSetup.parse(JSON.parse(process.argv[2] ?? '{}'));
  const broker = createServiceBusBroker({ file: path.join(dataDir, 'service-bus.sqlite'), queues: QUEUES });
  const port = await broker.listen();
  let behindMs = WRITTEN_BEFORE_MS;
  const clock = { now: () => new Date(Date.now() - behindMs) };
  const nowhere = 'http://127.0.0.1:9';
  const product = await startProduct({
    config: readEmbeddedConfig({ PORT: '0', KOLLEGAN_DATA_DIR: dataDir }, dataDir),
    peers: {
      serviceBusConnectionString: serviceBusConnectionString({ port }),
      graphUrl: nowhere,
      graphPlanId: 'plan',
      graphApplicationId: 'application',
      mailbox: 'kollegan@sandbox.example',
      botAppId: 'bot',
      openIdMetadataUrl: nowhere,
      signIn: { tenantId: TENANT, people: peopleOfTenant() },
    },
    clock,
    limits: LIMITS,
    jobsElsewhere: true,
    logDestination: pino.destination({ dest: path.join(dataDir, 'kollegan.log'), sync: false, mkdir: true }),
  });
  for (const meeting of meetingsOfTenant(decisions, clock.now())) await product.meetings.create(meeting, []);
  behindMs = 0;
  answerParent({
    url: product.url,
    pending: async () => 0,
    async stop() {
      await product.stop();
      await broker.close();
    },
  });
}

await main();
