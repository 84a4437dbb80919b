import path from 'node:path';
import type { ProductionConfig } from '../adapters/config/index.ts';
import { createTabCallers, createTokenValidator } from '../adapters/entra/index.ts';
import { createServiceBusClient } from '../adapters/service-bus/index.ts';
import { createServices } from '../composition/create-services.ts';
import { createTabServices } from '../composition/create-tab-services.ts';
import { createTeamsSide } from '../composition/create-teams-side.ts';
import { forgetErased } from '../composition/forget-erased.ts';
import { createIdentity, tokensOf } from '../composition/identity.ts';
import { openAnchor } from '../composition/open-anchor.ts';
import { openCosmosStore } from '../composition/open-cosmos-store.ts';
import { openSigner } from '../composition/open-signer.ts';
import { openTelemetry } from '../composition/telemetry.ts';
import { createObservations } from '../core/observability/index.ts';
import { createApi } from './api/create-api.ts';
import { createBot } from './create-bot.ts';
import { closeServer, listen } from './http/listen.ts';
import { createPublicKeys } from './http/public-keys.ts';
import { createStaticPages } from './http/static-pages.ts';

export interface RunningBot {
  port: number;
  /** Takes nothing new, finishes what is in hand. */
  stop(): Promise<void>;
}

/** Every address of the machine: App Service forwards to it. */
const ANY_ADDRESS = '0.0.0.0';
const OPENID_METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

/** The bot on Azure: Cosmos DB, Service Bus, Graph and Teams by identity. The jobs are the Functions host's. */
export async function startBot(config: ProductionConfig): Promise<RunningBot> {
  const identity = createIdentity(config.identity);
  const clock = { now: () => new Date() };
  const telemetry = await openTelemetry({ config, host: 'bot', credential: identity.azure });
  const { logger, metrics, spans } = telemetry;
  const observations = createObservations({ metrics, clock });
  const store = openCosmosStore({ config: config.cosmos, credential: identity.azure, clock, metrics: observations });
  const bus = createServiceBusClient({ namespace: config.serviceBusNamespace, credential: identity.azure });
  const { getGraphToken, getBotToken } = tokensOf(identity);
  const { appId } = config.identity;
  const graph = { ...config.graph, getToken: getGraphToken, applicationId: appId };
  const services = createServices({
    config,
    store,
    bus,
    graph,
    getBotToken,
    signer: openSigner(config, clock),
    anchor: openAnchor(config, identity.azure),
    logger,
    metrics: observations,
    clock,
  });

  async function release(): Promise<void> {
    await services.close();
    await bus.close();
    store.close();
    await telemetry.stop();
  }

  try {
    const { adapter, ...teams } = await createTeamsSide({
      config,
      services,
      appId,
      openIdMetadataUrl: OPENID_METADATA,
    });
    const tabs = createTabServices({ config, services, observations });
    const api = createApi({
      ...services.deps,
      ...tabs,
      recent: teams.recent,
      flags: teams.flags,
      authenticate: createTabCallers(
        createTokenValidator({ kind: 'tab', appId, tenantIds: [config.identity.tenantId], clock }),
      ),
      runsJobs: false,
      integrations: { planner: 'connected', mail: 'connected', chat: 'connected' },
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
    const publicKeys = createPublicKeys({ signer: services.signer });
    const deps = { ...services.deps, ...teams, spans };
    const server = createBot({
      deps,
      adapter,
      store,
      metrics,
      metricsAccess: config.metricsToken === undefined ? 'nobody' : { token: config.metricsToken },
      logger,
      routes: [api, pages, publicKeys],
    });
    const port = await listen(server, config.port, ANY_ADDRESS);
    services.pump.start();
    logger.info('ready', { port });
    return {
      port,
      async stop() {
        api.stop();
        stopForgetting();
        await closeServer(server);
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}
