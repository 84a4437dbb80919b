import type { FunctionsConfig } from '../adapters/config/index.ts';
import { createHostReceiver } from '../adapters/service-bus/index.ts';
import { createServices } from '../composition/create-services.ts';
import { azurePeers, localPeers } from '../composition/job-peers.ts';
import { openAnchor } from '../composition/open-anchor.ts';
import { openSigner } from '../composition/open-signer.ts';
import { openTelemetry } from '../composition/telemetry.ts';
import { AppError } from '../core/shared/app-error.ts';
import { createJobHandlers, TIMER_JOBS } from './jobs.ts';
import type { FunctionHost } from './register-functions.ts';

/** The job handlers on their peers. Nothing is asked of these yet, but of an emulator that makes its container first. */
export async function composeFunctions(config: FunctionsConfig): Promise<FunctionHost> {
  const clock = { now: () => new Date() };
  const peers = config.environment === 'production' ? azurePeers(config) : localPeers(config);
  const { bus, graph, getBotToken, credential } = peers;
  const { logger, metrics, stop } = await openTelemetry({
    config,
    host: 'functions',
    ...(credential && { credential }),
  });
  const store = await peers.openStore({ clock, metrics });
  const signer = openSigner(config, clock);
  const anchor = openAnchor(config, credential);
  const services = createServices({ config, store, bus, graph, getBotToken, signer, anchor, logger, metrics, clock });
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
