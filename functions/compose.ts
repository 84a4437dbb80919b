import type { ProductionConfig } from '../adapters/config/index.ts';
import { createHostReceiver, createServiceBusClient } from '../adapters/service-bus/index.ts';
import { createServices } from '../composition/create-services.ts';
import { createIdentity, tokensOf } from '../composition/identity.ts';
import { openCosmosStore } from '../composition/open-store.ts';
import { openTelemetry } from '../composition/telemetry.ts';
import { AppError } from '../core/shared/app-error.ts';
import { createJobHandlers, TIMER_JOBS } from './jobs.ts';
import type { FunctionHost } from './register-functions.ts';

/** The job handlers on Azure: Cosmos DB, Service Bus and Graph by identity. Nothing is asked of them yet. */
export async function composeFunctions(config: ProductionConfig): Promise<FunctionHost> {
  const identity = createIdentity(config.identity);
  const clock = { now: () => new Date() };
  const { logger, metrics, stop } = await openTelemetry({ config, host: 'functions', credential: identity.azure });
  const store = openCosmosStore({ config: config.cosmos, credential: identity.azure, clock, metrics });
  const bus = createServiceBusClient({ namespace: config.serviceBusNamespace, credential: identity.azure });
  const { getGraphToken, getBotToken } = tokensOf(identity);
  const graph = { ...config.graph, getToken: getGraphToken, applicationId: config.identity.appId };
  const services = createServices({ config, store, bus, graph, getBotToken, logger, metrics, clock });
  const handlers = createJobHandlers(services.deps);
  const receiver = createHostReceiver({ client: bus, logger, metrics, clock });
  const timers = new Map(TIMER_JOBS.map(({ name, create }) => [name, create(services.upkeep)]));

  return {
    receive: (queue, delivery) => receiver.receive(queue, delivery, handlers[queue]),
    async tick(name) {
      const run = timers.get(name);
      if (!run) throw unknownTimer();
      await run();
    },
    async stop() {
      await services.close();
      await receiver.close();
      await bus.close();
      store.close();
      await stop();
    },
  };
}

function unknownTimer(): AppError {
  return new AppError({
    code: 'JOB.UNKNOWN_TIMER',
    fate: 'tell-person',
    message: 'There is no timer of this name. Deploy the functions and their code together.',
  });
}
