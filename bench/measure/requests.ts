import { createRequire } from 'node:module';
import type { AddressInfo, Server } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { z } from 'zod';
import { readEmbeddedConfig } from '../../adapters/config/index.ts';
import { startProduct } from '../../cli/start/compose.ts';
import { QUEUES } from '../../core/contracts/queues.ts';
import { createServiceBusBroker, serviceBusConnectionString } from '../../infra/sandbox/service-bus/index.ts';
import { defaultPeople } from '../../infra/sandbox/teams/index.ts';
import { accepted } from './meetings.ts';
import { submitClose } from './recap-chain.ts';
import { decisionSentence } from './sentences.ts';
import { startWorld, type World } from './world.ts';

/** What one meeting asks of the services; means over the meetings, by the series' labels. */
export interface RequestFigures {
  meetings: number;
  people: number;
  spoken: number;
  decisions: number;
  /** Requests to Cosmos DB by operation, refused ones among them; those of the sweeps in the meantime too. */
  store: Record<string, number>;
  /** Jobs done by queue; the reminders wait in their queue. */
  jobs: Record<string, number>;
  graphCalls: number;
  /** Cards and messages posted or replaced in Teams. */
  teamsCalls: number;
}

const SPOKEN = 60;
const DECISIONS = 3;
const WITHIN_MS = 30_000;

const CosmosServer = z.object({
  createHttpServer: z.custom<(options: { keepAlive: boolean }) => Server>((value) => typeof value === 'function'),
});

/** Runs meetings on the whole product with the emulator of Cosmos DB and counts what leaves it. */
export async function measureRequests(meetings: number): Promise<RequestFigures> {
  const world = await startWorld();
  const cosmos = await startCosmos();
  const { dataDir, tenantId: _tenant, ...peers } = world.setup;
  const broker = createServiceBusBroker({ file: path.join(dataDir, 'service-bus.sqlite'), queues: QUEUES });
  const product = await startProduct({
    config: readEmbeddedConfig(
      { PORT: '0', KOLLEGAN_DATA_DIR: dataDir, COSMOS_ENDPOINT: cosmos.endpoint, COSMOS_KEY: 'AAAA' },
      dataDir,
    ),
    peers: { ...peers, serviceBusConnectionString: serviceBusConnectionString({ port: await broker.listen() }) },
    logDestination: pino.destination({ dest: path.join(dataDir, 'kollegan.log'), sync: false, mkdir: true }),
  });
  let graphCalls = 0;
  world.onGraphRequest(() => {
    graphCalls += 1;
  });
  world.teams.setBotEndpoint(product.messagesUrl);
  try {
    // The first one warms up: plan, tenant and settings are looked up once.
    await holdMeeting(world, product.url, 0);
    const [before, graphBefore, sentBefore] = [await series(product.url), graphCalls, world.teams.lastSent()];
    for (let number = 1; number <= meetings; number++) await holdMeeting(world, product.url, number);
    const after = await series(product.url);
    const mean = (name: string, label: string) => meansOf(before, after, { name, label, meetings });
    return {
      meetings,
      people: PEOPLE.length,
      spoken: SPOKEN,
      decisions: DECISIONS,
      store: mean('kollegan_store_requests_total', 'operation'),
      jobs: mean('kollegan_jobs_total', 'queue'),
      graphCalls: (graphCalls - graphBefore) / meetings,
      teamsCalls: (world.teams.lastSent() - sentBefore) / meetings,
    };
  } finally {
    await product.stop();
    await broker.close();
    await world.stop();
    await cosmos.stop();
  }
}

const PEOPLE = [defaultPeople.currentUser, ...defaultPeople.others].map(({ id }) => id);

async function holdMeeting(world: World, url: string, number: number): Promise<void> {
  const conversationId = `19:meeting_requests-${number}@thread.v2`;
  const [leader = ''] = PEOPLE;
  const say = async (text: string, person = leader) =>
    accepted(await world.teams.say(person, text, { conversationId }));
  world.teams.addMeeting({ conversationId, title: `Möte ${number}` });
  await say('/kollegan join');
  for (const person of PEOPLE) await say('/kollegan plus', person);
  for (let spoken = 0; spoken < SPOKEN; spoken++) {
    await say(`Jag såg siffrorna för område ${spoken}, de var som förra gången.`, PEOPLE[spoken % PEOPLE.length]);
  }
  for (let decision = 0; decision < DECISIONS; decision++) await say(decisionSentence(), PEOPLE[decision]);
  const done = jobsDone(await series(url)) + DECISIONS + 1;
  await submitClose(world, conversationId);
  const deadline = Date.now() + WITHIN_MS;
  while (jobsDone(await series(url)) < done) {
    if (Date.now() > deadline) throw new Error(`The jobs of meeting ${number} were not done in time.`);
    await wait(50);
  }
}

type Series = ReadonlyMap<string, number>;

async function series(url: string): Promise<Series> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return new Map(
    [...text.matchAll(/^(kollegan_\w+\{[^}]*\}) (\S+)$/gm)].map(([, name = '', value]) => [name, Number(value)]),
  );
}

function jobsDone(from: Series): number {
  return [...from].reduce(
    (sum, [name, value]) => (name.startsWith('kollegan_jobs_total') && name.includes('"done"') ? sum + value : sum),
    0,
  );
}

interface Wanted {
  name: string;
  label: string;
  meetings: number;
}

function meansOf(before: Series, after: Series, { name, label, meetings }: Wanted): Record<string, number> {
  const means: Record<string, number> = {};
  for (const [full, value] of after) {
    const [, key] = new RegExp(`^${name}\\{.*${label}="([^"]+)"`).exec(full) ?? [];
    if (key !== undefined) means[key] = (means[key] ?? 0) + (value - (before.get(full) ?? 0)) / meetings;
  }
  return means;
}

async function startCosmos(): Promise<{ endpoint: string; stop: () => Promise<void> }> {
  const emulator: unknown = createRequire(import.meta.url)('@vercel/cosmosdb-server');
  const server = CosmosServer.parse(emulator).createHttpServer({ keepAlive: true });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
