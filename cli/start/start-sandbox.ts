import path from 'node:path';
import { QUEUES } from '../../core/contracts/queues.ts';
import { AppError } from '../../core/shared/app-error.ts';
import { createLocalGraph, type LocalGraph, type LocalTenant, usersOf } from '../../infra/sandbox/graph/index.ts';
import {
  BrokerError,
  createServiceBusBroker,
  type ServiceBusBroker,
  serviceBusConnectionString,
} from '../../infra/sandbox/service-bus/index.ts';
import { defaultPeople, type SandboxPeople } from '../../infra/sandbox/teams/index.ts';
import { publishServiceBusAddress, withdrawServiceBusAddress } from './service-bus-address.ts';

/** What stands in for Service Bus and Microsoft 365 on this machine. */
export interface Sandbox {
  broker: ServiceBusBroker;
  graph: LocalGraph;
  graphUrl: string;
  graphPlanId: string;
  graphApplicationId: string;
  mailbox: string;
  serviceBusConnectionString: string;
  stop(): Promise<void>;
}

export interface SandboxOptions {
  dataDir: string;
  people?: SandboxPeople;
  /** 0: any free one. */
  graphPort?: number;
}

const PLAN_ID = 'kollegan-sandbox-plan-000001';
const APPLICATION_ID = 'c0113a6a-0000-4000-8000-000000000001';
const MAILBOX = 'kollegan@sandbox.example';

/**
 * Starts the broker and the local Graph; what they hold survives a restart.
 * @throws AppError `START.GRAPH_FILE`, `START.ALREADY_RUNNING`; BrokerError
 */
export async function startSandbox({
  dataDir,
  people = defaultPeople,
  graphPort = 0,
}: SandboxOptions): Promise<Sandbox> {
  const graph = openGraph(path.join(dataDir, 'graph.sqlite'), people);
  let broker: ServiceBusBroker | undefined;
  try {
    broker = createServiceBusBroker({ file: path.join(dataDir, 'service-bus.sqlite'), queues: QUEUES });
    const port = await broker.listen();
    const { url: graphUrl } = await graph.listen(graphPort);
    const stops = [broker, graph];
    const connectionString = serviceBusConnectionString({ port });
    publishServiceBusAddress(dataDir, connectionString);
    return {
      broker,
      graph,
      graphUrl,
      graphPlanId: PLAN_ID,
      graphApplicationId: APPLICATION_ID,
      mailbox: MAILBOX,
      serviceBusConnectionString: connectionString,
      async stop() {
        withdrawServiceBusAddress(dataDir);
        await Promise.all(stops.map((each) => each.close()));
      },
    };
  } catch (error) {
    await Promise.allSettled([broker?.close(), graph.close()]);
    throw error instanceof BrokerError && error.code === 'SERVICE_BUS.FILE_IN_USE'
      ? alreadyRunning(dataDir, error)
      : error;
  }
}

function alreadyRunning(dataDir: string, cause: unknown): AppError {
  return new AppError({
    code: 'START.ALREADY_RUNNING',
    fate: 'tell-person',
    message: `Kollegan is running already with the data in ${dataDir}. Stop it, or set KOLLEGAN_DATA_DIR to another folder.`,
    cause,
  });
}

function openGraph(file: string, people: SandboxPeople): LocalGraph {
  try {
    return createLocalGraph({ file, tenant: tenantOf(people), applicationId: APPLICATION_ID });
  } catch (error) {
    throw new AppError({
      code: 'START.GRAPH_FILE',
      fate: 'tell-person',
      message: `${file} cannot be read as the sandbox's Planner and mail. Move it away, then start again without them.`,
      cause: error,
    });
  }
}

function tenantOf(people: SandboxPeople): LocalTenant {
  const { tenantId, meeting } = people;
  const users = usersOf(people);
  return {
    tenantId,
    users,
    planId: PLAN_ID,
    groupId: 'c0113a6a-0000-4000-8000-000000000002',
    chats: [{ id: meeting.conversationId, memberIds: users.map(({ id }) => id), topic: meeting.title }],
    mailbox: MAILBOX,
  };
}
