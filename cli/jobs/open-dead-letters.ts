import { type Environment, readEmbeddedConfig, readProductionConfig } from '../../adapters/config/index.ts';
import { createDeadLetters, createServiceBusClient } from '../../adapters/service-bus/index.ts';
import { createIdentity } from '../../composition/identity.ts';
import type { DeadLetters } from '../../core/outbox/index.ts';
import { AppError } from '../../core/shared/app-error.ts';
import { findServiceBusAddress } from '../start/service-bus-address.ts';

export interface OpenDeadLetters {
  deadLetters: DeadLetters;
  retentionDays: number;
  close(): Promise<void>;
}

type Surroundings = Readonly<Record<string, string | undefined>>;

/** The dead letters of the running embedded mode, or of Azure. Throws `CONFIG.INVALID`, `JOBS.NOT_RUNNING`. */
export function openDeadLetters(environment: Environment, env: Surroundings, cwd: string): OpenDeadLetters {
  const { client, retentionDays, waitMs } = environment === 'production' ? onAzure(env) : onThisMachine(env, cwd);
  return {
    deadLetters: createDeadLetters({ client, waitMs }),
    retentionDays,
    close: () => client.close(),
  };
}

function onAzure(env: Surroundings) {
  const { identity, serviceBusNamespace: namespace, upkeep } = readProductionConfig(env, 'bot');
  const client = createServiceBusClient({ namespace, credential: createIdentity(identity).azure });
  return { client, retentionDays: upkeep.deadLetterRetentionDays, waitMs: 5_000 };
}

function onThisMachine(env: Surroundings, cwd: string) {
  const { serviceBusConnectionString, dataDir, upkeep } = readEmbeddedConfig(env, cwd);
  const connectionString = serviceBusConnectionString ?? findServiceBusAddress(dataDir);
  if (connectionString === undefined) throw notRunning();
  return {
    client: createServiceBusClient({ connectionString }),
    retentionDays: upkeep.deadLetterRetentionDays,
    waitMs: 1_000,
  };
}

function notRunning(): AppError {
  return new AppError({
    code: 'JOBS.NOT_RUNNING',
    fate: 'tell-person',
    message: 'Kollegan does not run with this data folder. Run "npm start" first, or give --env production for Azure.',
  });
}
