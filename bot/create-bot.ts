import type { Server } from 'restify';
import type { Logger } from '../core/shared/logger.port.ts';
import type { DocumentStore } from '../core/storage/index.ts';
import type { BotDeps } from './bot-deps.ts';
import { createServer, type ServerOptions } from './http/create-server.ts';
import { createTeamsApp } from './teams/create-teams-app.ts';
import { createTurnProcessor, type TurnProcessorOptions } from './teams/create-turn-processor.ts';

export interface BotOptions {
  deps: BotDeps;
  /** Verifies who sent an activity. */
  adapter: TurnProcessorOptions['adapter'];
  store: Pick<DocumentStore, 'read'>;
  metrics: ServerOptions['metrics'];
  metricsAccess: ServerOptions['metricsAccess'];
  logger: Logger;
  /** What else the server answers. */
  routes?: ServerOptions['routes'];
}

/** The bot behind its HTTP server, which does not listen yet. */
export function createBot({ deps, adapter, store, metrics, metricsAccess, logger, routes }: BotOptions): Server {
  const app = createTeamsApp(deps);
  return createServer({
    processTurn: createTurnProcessor({ adapter, app, logger }),
    notReady: () => notReady(store),
    metrics,
    metricsAccess,
    logger,
    ...(routes ? { routes } : {}),
  });
}

async function notReady(store: Pick<DocumentStore, 'read'>): Promise<string[]> {
  try {
    await store.read({ tenantId: 'readiness', scope: 'readiness', id: 'probe' });
    return [];
  } catch {
    return ['store'];
  }
}
