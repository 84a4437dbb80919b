import { randomUUID } from 'node:crypto';
import type { DestinationStream } from 'pino';
import { createWorkingCalendar } from '../../adapters/calendar/create-working-calendar.ts';
import type { EmbeddedConfig } from '../../adapters/config/index.ts';
import { createConfigFlagProvider, createFlagReader, FLAG_KEYS } from '../../adapters/flags/index.ts';
import { createGraphClient, createMailSender, createPlanner } from '../../adapters/graph/index.ts';
import { createJobQueue, createJobReceiver, createServiceBusClient } from '../../adapters/service-bus/index.ts';
import {
  createConnectorClients,
  createTeamsAdapter,
  createTeamsChat,
  createTeamsRoster,
  tokenCredentials,
} from '../../adapters/teams/index.ts';
import { createLogger } from '../../adapters/telemetry/create-logger.ts';
import { createMetrics } from '../../adapters/telemetry/create-metrics.ts';
import { createServer } from '../../bot/http/create-server.ts';
import { createOutboxPump } from '../../bot/outbox-pump.ts';
import { createTeamsApp } from '../../bot/teams/create-teams-app.ts';
import { createTurnProcessor } from '../../bot/teams/create-turn-processor.ts';
import { createCardRenderers } from '../../cards/index.ts';
import { type AuditLog, createAuditLog } from '../../core/audit/index.ts';
import { QueueName } from '../../core/contracts/queues.ts';
import { createMeetings, createRecentUtterances, type Meetings } from '../../core/meetings/index.ts';
import { createOutboxDispatcher } from '../../core/outbox/index.ts';
import { createStoredSettings } from '../../core/settings/index.ts';
import type { Clock } from '../../core/shared/clock.port.ts';
import type { DocumentStore } from '../../core/storage/index.ts';
import { understand } from '../../core/understanding/index.ts';
import { createJobHandlers, type HandlerDeps } from '../../functions/handlers/index.ts';
import { startExpirySweep } from './expiry-sweep.ts';
import { closeServer, listen } from './listen.ts';
import { openStore } from './open-store.ts';

/** Where the stand-ins (or the real services) answer. */
export interface Peers {
  serviceBusConnectionString: string;
  graphUrl: string;
  graphPlanId: string;
  graphApplicationId: string;
  mailbox: string;
  botAppId: string;
  openIdMetadataUrl: string;
}

export interface ComposeOptions {
  config: EmbeddedConfig;
  peers: Peers;
  logDestination?: DestinationStream;
  clock?: Clock;
}

/** The product, running. */
export interface Product {
  /** Where Teams posts activities. */
  messagesUrl: string;
  url: string;
  store: DocumentStore;
  meetings: Meetings;
  audit: AuditLog;
  /** Takes nothing new, finishes what is in hand. */
  stop(): Promise<void>;
}

const HANDLERS_PER_QUEUE = 4;

/** Puts the hosts on their adapters and starts them: bot, job handlers and the outbox in one process. */
export async function startProduct({
  config,
  peers,
  logDestination,
  clock = systemClock,
}: ComposeOptions): Promise<Product> {
  const logger = createLogger({
    level: config.logLevel,
    base: { service: 'kollegan' },
    ...(logDestination ? { destination: logDestination } : {}),
  });
  const metrics = createMetrics({ collectDefault: true });
  const store = await openStore({ config, clock, metrics });
  const settings = createStoredSettings({ store, defaults: config.tenant });
  const audit = createAuditLog({ store });
  const busClient = createServiceBusClient({ connectionString: peers.serviceBusConnectionString });
  const queue = createJobQueue({ client: busClient });
  const dispatcher = createOutboxDispatcher({
    store,
    queue,
    audit,
    clock,
    logger,
    onHandedOver: (document, previousEtag) => meetings.handedOver(document, previousEtag),
  });
  const pump = createOutboxPump({ dispatcher, store, logger });
  const meetings = createMeetings({ store, metrics, clock, onPending: pump.signal });

  // The stand-ins take any token; on Azure the same seams get tokens from Entra.
  const credentials = tokenCredentials(async () => 'local');
  const clients = createConnectorClients({ credentials });
  const graph = createGraphClient({ getToken: async () => 'local', baseUrl: peers.graphUrl });
  const deps: HandlerDeps = {
    store,
    meetings,
    settings,
    clock,
    logger,
    metrics,
    newId: randomUUID,
    cards: createCardRenderers(),
    chat: createTeamsChat({ clients }),
    mail: createMailSender({ client: graph, mailbox: peers.mailbox }),
    planner: createPlanner({
      client: graph,
      planId: peers.graphPlanId,
      timeZone: config.tenant.timeZone,
      ownIds: [peers.graphApplicationId],
      logger,
    }),
    calendar: createWorkingCalendar({ country: config.holidays, workingDays: config.workingDays }),
  };
  const app = createTeamsApp({
    ...deps,
    roster: createTeamsRoster({ clients }),
    flags: await createFlagReader({ domain: randomUUID(), provider: createConfigFlagProvider(flagValues(config)) }),
    understand,
    recent: createRecentUtterances(),
  });
  const adapter = createTeamsAdapter({
    appId: peers.botAppId,
    credentials,
    openIdMetadataUrl: peers.openIdMetadataUrl,
  });
  const server = createServer({
    processTurn: createTurnProcessor({ adapter, app, logger }),
    notReady: () => notReady(store),
    metrics,
    logger,
  });

  try {
    const port = await listen(server, config.port);
    const handlers = createJobHandlers(deps);
    const receivers = QueueName.options.map((name) =>
      createJobReceiver({
        client: busClient,
        queue: name,
        handle: handlers[name],
        maxConcurrent: HANDLERS_PER_QUEUE,
        logger,
        metrics,
        clock,
      }),
    );
    pump.start();
    const stopSweep = startExpirySweep({ store, logger });
    logger.info('ready', { port });
    const url = `http://localhost:${port}`;
    return {
      url,
      messagesUrl: `http://127.0.0.1:${port}/api/messages`,
      store,
      meetings,
      audit,
      async stop() {
        await closeServer(server);
        await Promise.all(receivers.map((receiver) => receiver.close()));
        await pump.stop();
        await stopSweep();
        await queue.close();
        await busClient.close();
        store.close();
      },
    };
  } catch (error) {
    store.close();
    await busClient.close();
    throw error;
  }
}

const systemClock: Clock = { now: () => new Date() };

function flagValues({ flags }: EmbeddedConfig): Record<string, boolean> {
  return Object.fromEntries(Object.entries(FLAG_KEYS).map(([flag, key]) => [key, flags[flag as keyof typeof flags]]));
}

async function notReady(store: DocumentStore): Promise<string[]> {
  try {
    await store.read({ tenantId: 'readiness', scope: 'readiness', id: 'probe' });
    return [];
  } catch {
    return ['store'];
  }
}
