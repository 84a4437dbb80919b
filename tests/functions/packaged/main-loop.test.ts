import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { readEmbeddedConfig } from '../../../adapters/config/index.ts';
import { packageHost } from '../../../cli/package-host/package-host.ts';
import { type Product, startProduct } from '../../../cli/start/compose.ts';
import { QUEUES } from '../../../core/contracts/queues.ts';
import { createLocalGraph, type LocalGraph } from '../../../infra/sandbox/graph/index.ts';
import {
  createServiceBusBroker,
  type ServiceBusBroker,
  serviceBusConnectionString,
} from '../../../infra/sandbox/service-bus/index.ts';
import { defaultPeople, startTeamsStandIn, type TeamsStandIn } from '../../../infra/sandbox/teams/index.ts';
import { until } from '../../adapters/service-bus/fixture.ts';
import { button, KARIN, TENANT } from '../../bot/chat-steps.ts';
import { type CosmosEmulator, startCosmosEmulator } from '../../helpers/cosmos-emulator.ts';

jest.setTimeout(90_000);

const ROOT = path.resolve(__dirname, '../../..');
const APP_ID = 'c0113a6a-0000-4000-8000-000000000003';
const PLAN_ID = 'kollegan-sandbox-plan-000001';
const MAILBOX = 'kollegan@sandbox.example';
const SAID = 'Vi beslutar att byta leverantör av zebrafinkar, Anna tar den, deadline 15 okt';

let folder: string;
let graph: LocalGraph;
let broker: ServiceBusBroker;
let cosmos: CosmosEmulator;
let teams: TeamsStandIn;
let product: Product;
let functions: ChildProcessWithoutNullStreams;
const calls: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kollegan-packaged-'));
  const { folder: app } = await packageHost({ host: 'functions', root: ROOT, outDir: folder });
  const everyone = [defaultPeople.currentUser, ...defaultPeople.others];
  const users = everyone.map(({ aadObjectId: id, name: displayName, email: mail }) => ({
    id,
    displayName,
    mail,
    userPrincipalName: mail,
  }));
  graph = createLocalGraph({
    file: path.join(folder, 'graph.sqlite'),
    tenant: { tenantId: TENANT, users, planId: PLAN_ID, groupId: APP_ID, chats: [], mailbox: MAILBOX },
    applicationId: 'local',
  });
  broker = createServiceBusBroker({ file: ':memory:', queues: QUEUES });
  cosmos = await startCosmosEmulator();
  teams = await startTeamsStandIn({ botAppId: APP_ID });
  const { url: graphUrl } = await graph.listen();
  const bus = serviceBusConnectionString({ port: await broker.listen() });
  const settings = {
    KOLLEGAN_DATA_DIR: folder,
    COSMOS_ENDPOINT: cosmos.endpoint,
    COSMOS_KEY: cosmos.key,
    COSMOS_DATABASE: cosmos.database,
    COSMOS_CONTAINER: cosmos.container,
    NUDGE_AFTER: 'PT0S',
    WORKING_HOURS: '00:00-24:00',
    WORKING_DAYS: '1-7',
    HOLIDAYS: 'none',
  };
  product = await startProduct({
    config: readEmbeddedConfig({ ...settings, PORT: '0' }, folder),
    peers: {
      serviceBusConnectionString: bus,
      graphUrl,
      graphPlanId: PLAN_ID,
      graphApplicationId: 'local',
      mailbox: MAILBOX,
      botAppId: APP_ID,
      openIdMetadataUrl: teams.openIdMetadataUrl,
    },
    logDestination: { write: () => undefined },
    jobsElsewhere: true,
  });
  teams.setBotEndpoint(product.messagesUrl);
  functions = spawn(
    process.execPath,
    [path.join(__dirname, 'function-host.program.ts'), path.join(app, 'main.cjs'), bus],
    {
      env: {
        PATH: process.env['PATH'] ?? '',
        ...settings,
        KOLLEGAN_ENV: 'embedded',
        LOG_LEVEL: 'error',
        SERVICE_BUS_CONNECTION_STRING: bus,
        GRAPH_BASE_URL: graphUrl,
        GRAPH_PLAN_ID: PLAN_ID,
        GRAPH_MAILBOX: MAILBOX,
      },
    },
  );
  const lines = createInterface({ input: functions.stdout });
  lines.on('line', (line) => calls.push(line));
  await once(lines, 'line');
});
afterAll(async () => {
  const exited = once(functions, 'exit');
  functions.stdin.end();
  await exited;
  await product.stop();
  await Promise.all([teams.stop(), broker.close(), graph.close(), cosmos.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

/** Waits for the next card that says this, and returns it. */
async function nextCard(words: string, after: number) {
  const entry = await teams.nextSent(({ activity }) => JSON.stringify(activity).includes(words), {
    after,
    timeoutMs: 30_000,
  });
  const attachments = entry.activity['attachments'] as { content: Record<string, unknown> }[] | undefined;
  return { activityId: entry.activityId, card: attachments?.[0]?.content };
}

it('a meeting goes from joining to task, recap and nudge with the jobs in the packaged functions and the documents in Cosmos DB', async () => {
  await teams.say(KARIN.id, '/kollegan join');
  for (const { id } of teams.people.everyone) await teams.say(id, '/kollegan plus');
  await teams.say(KARIN.id, SAID);
  const beforeClose = teams.lastSent();
  await teams.say(KARIN.id, '/kollegan close');
  const close = await nextCard('zebrafinkar', beforeClose);
  const beforeEnd = teams.lastSent();
  await teams.click(KARIN.id, close.activityId, button(close.card, 'close.submit').data, 'close.submit');
  await nextCard('finns i Planner', beforeEnd);
  await teams.nextSent(({ personId }) => personId !== undefined, { timeoutMs: 30_000 });
  await until(() => ['planner-tasks done', 'recaps done', 'nudges done'].every((call) => calls.includes(call)));

  expect(graph.tasks().map(({ title }) => title)).toEqual([expect.stringMatching(/zebrafinkar/)]);
  expect(graph.mails()).toHaveLength(1);
  expect(teams.personalMessages()).toHaveLength(1);
  expect(calls.filter((line) => line.endsWith('failed'))).toEqual([]);
  expect(await product.audit.verify(TENANT)).toMatchObject({ ok: true });
});
