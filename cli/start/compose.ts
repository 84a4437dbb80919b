import path from 'node:path';
import type { DestinationStream } from 'pino';
import type { EmbeddedConfig } from '../../adapters/config/index.ts';
import { createEmbeddedSignIn, type EmbeddedPerson } from '../../adapters/embedded-sign-in/index.ts';
import { createJobReceiver, createServiceBusClient } from '../../adapters/service-bus/index.ts';
import { createApi } from '../../bot/api/create-api.ts';
import type { RateLimitOptions } from '../../bot/api/rate-limits.ts';
import { createBot } from '../../bot/create-bot.ts';
import { closeServer, listen } from '../../bot/http/listen.ts';
import { createPublicKeys } from '../../bot/http/public-keys.ts';
import { createStaticPages } from '../../bot/http/static-pages.ts';
import { createServices } from '../../composition/create-services.ts';
import { createTabServices } from '../../composition/create-tab-services.ts';
import { createTeamsSide } from '../../composition/create-teams-side.ts';
import { forgetErased } from '../../composition/forget-erased.ts';
import { openAnchor } from '../../composition/open-anchor.ts';
import { openSigner } from '../../composition/open-signer.ts';
import { openEmbeddedStore } from '../../composition/open-store.ts';
import { startTimers } from '../../composition/start-timers.ts';
import { openTelemetry } from '../../composition/telemetry.ts';
import type { AuditLog } from '../../core/audit/index.ts';
import { QueueName } from '../../core/contracts/queues.ts';
import type { Meetings } from '../../core/meetings/index.ts';
import { createObservations } from '../../core/observability/index.ts';
import type { Retention } from '../../core/retention/index.ts';
import type { Clock } from '../../core/shared/clock.port.ts';
import type { DocumentStore } from '../../core/storage/index.ts';
import { createJobHandlers, TIMER_JOBS } from '../../functions/jobs.ts';
import { backupTimers } from './backup-timer.ts';

/** Where the stand-ins (or the real services) answer. */
export interface Peers {
  serviceBusConnectionString: string;
  graphUrl: string;
  graphPlanId: string;
  graphApplicationId: string;
  mailbox: string;
  botAppId: string;
  openIdMetadataUrl: string;
  /** Who may sign in to the tabs on this machine; left out: nobody. */
  signIn?: { tenantId: string; people: readonly EmbeddedPerson[] };
}

export interface ComposeOptions {
  config: EmbeddedConfig;
  peers: Peers;
  logDestination?: DestinationStream;
  clock?: Clock;
  /** How much of the API one person, tenant or stranger may ask for in a minute; left out: as everywhere. */
  limits?: RateLimitOptions;
  /** Another process takes the jobs from their queues, and runs the timers. Default no. */
  jobsElsewhere?: boolean;
}

/** The product, running. */
export interface Product {
  /** Where Teams posts activities. */
  messagesUrl: string;
  url: string;
  store: DocumentStore;
  meetings: Meetings;
  audit: AuditLog;
  retention: Retention;
  /** Takes nothing new, finishes what is in hand. */
  stop(): Promise<void>;
}

const HANDLERS_PER_QUEUE = 4;
const NOBODY = { tenantId: '', people: [] };

/** Puts the hosts on their adapters and starts them: bot, job handlers, timers and the outbox in one process. */
export async function startProduct({
  config,
  peers,
  logDestination,
  clock = systemClock,
  jobsElsewhere = false,
  limits = {},
}: ComposeOptions): Promise<Product> {
  const {
    logger,
    metrics,
    spans,
    stop: stopTelemetry,
  } = await openTelemetry({ config, host: 'kollegan', logDestination });
  const observations = createObservations({ metrics, clock });
  const store = await openEmbeddedStore({ config, clock, metrics: observations });
  const bus = createServiceBusClient({ connectionString: peers.serviceBusConnectionString });
  // The stand-ins take any token.
  const getToken = async () => 'local';
  const { graphUrl: baseUrl, graphPlanId: planId, graphApplicationId: applicationId, mailbox } = peers;
  const graph = { getToken, baseUrl, planId, applicationId, mailbox };
  const services = createServices({
    config,
    store,
    bus,
    graph,
    getBotToken: getToken,
    signer: openSigner(config, clock),
    anchor: openAnchor(config),
    logger,
    metrics: observations,
    clock,
  });
  const { deps, upkeep, audit, pump } = services;
  const { botAppId: appId, openIdMetadataUrl } = peers;
  const { adapter, ...teams } = await createTeamsSide({ config, services, appId, openIdMetadataUrl });
  const localSignIn = createEmbeddedSignIn({ environment: 'embedded', ...(peers.signIn ?? NOBODY), clock });
  const tabs = createTabServices({ config, services, observations });
  const api = createApi({
    ...deps,
    ...tabs,
    recent: teams.recent,
    flags: teams.flags,
    authenticate: localSignIn.authenticate,
    localSignIn,
    runsJobs: true,
    integrations: { planner: 'stand-in', mail: 'stand-in', chat: 'stand-in' },
    limits,
  });
  services.onMeetingWritten(({ tenantId }) => api.live.poke(tenantId));
  services.onComingWritten(({ tenantId, personIds }) => {
    tabs.comingIndex.drop(tenantId);
    api.live.publish(tenantId, { type: 'coming-meetings' }, personIds);
  });
  const stopForgetting = forgetErased({
    services,
    board: tabs.board,
    comingIndex: tabs.comingIndex,
    recent: teams.recent,
    publish: api.live.publish,
  });
  const pages = createStaticPages({ folder: path.resolve('tabs/dist'), logger });
  const server = createBot({
    deps: { ...deps, ...teams, spans },
    adapter,
    store,
    metrics,
    // Listens on this machine alone.
    metricsAccess: 'anyone',
    logger,
    routes: [api, pages, createPublicKeys({ signer: services.signer })],
  });

  try {
    const port = await listen(server, config.port);
    const handlers = createJobHandlers(deps);
    const receivers = (jobsElsewhere ? [] : QueueName.options).map((queue) =>
      createJobReceiver({
        client: bus,
        queue,
        handle: handlers[queue],
        maxConcurrent: HANDLERS_PER_QUEUE,
        logger,
        metrics: observations,
        clock,
      }),
    );
    pump.start();
    const stopTimers = startTimers(
      [
        ...(jobsElsewhere ? [] : TIMER_JOBS).map(({ name, schedule, atStart, create }) => ({
          name,
          schedule: schedule(config.upkeep),
          atStart,
          run: create(upkeep),
        })),
        ...backupTimers(config, { clock, logger }),
      ],
      logger,
    );
    logger.info('ready', { port });
    const url = `http://localhost:${port}`;
    return {
      url,
      messagesUrl: `http://127.0.0.1:${port}/api/messages`,
      store,
      meetings: deps.meetings,
      audit,
      retention: services.compliance.retention,
      async stop() {
        api.stop();
        stopForgetting();
        await closeServer(server);
        await Promise.all(receivers.map((receiver) => receiver.close()));
        await stopTimers();
        await services.close();
        await bus.close();
        store.close();
        await stopTelemetry();
      },
    };
  } catch (error) {
    store.close();
    await bus.close();
    await stopTelemetry();
    throw error;
  }
}

const systemClock: Clock = { now: () => new Date() };
