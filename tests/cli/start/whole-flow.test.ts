import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readEmbeddedConfig } from '../../../adapters/config/index.ts';
import { createDeadLetters, createJobQueue, createServiceBusClient } from '../../../adapters/service-bus/index.ts';
import { formatDeadLetters } from '../../../cli/jobs/format-dead-letters.ts';
import { type Product, startProduct } from '../../../cli/start/compose.ts';
import type { AuditEvent } from '../../../core/audit/index.ts';
import { QUEUES } from '../../../core/contracts/queues.ts';
import { createLocalGraph, type LocalGraph, type RecordedRequest } from '../../../infra/sandbox/graph/index.ts';
import {
  createServiceBusBroker,
  type ServiceBusBroker,
  serviceBusConnectionString,
} from '../../../infra/sandbox/service-bus/index.ts';
import { defaultPeople, startTeamsStandIn, type TeamsStandIn } from '../../../infra/sandbox/teams/index.ts';
import { button, KARIN, PETRA, TENANT } from '../../bot/chat-steps.ts';
import { startTelemetryReceivers, type TelemetryReceivers } from '../../helpers/telemetry-receivers.ts';

jest.setTimeout(60_000);

const APP_ID = 'c0113a6a-0000-4000-8000-000000000003';
const PLAN_ID = 'kollegan-sandbox-plan-000001';
const MAILBOX = 'kollegan@sandbox.example';
/** Said, typed and named so that they would be noticed anywhere. */
const SAID = 'Vi beslutar att byta leverantör av zebrafinkar, Anna tar den, deadline 15 okt';
const SECRETS = ['zebrafink', 'leverantör', 'marsvinsreservat', 'axolotl', 'Ledningsgruppen'];

let folder: string;
let graph: LocalGraph;
let broker: ServiceBusBroker;
let teams: TeamsStandIn;
let product: Product;
let log: string;
let graphRequests: RecordedRequest[];
let busConnectionString: string;
let telemetry: TelemetryReceivers;
let isStopped = false;

async function stopProduct(): Promise<void> {
  if (isStopped) return;
  isStopped = true;
  await product.stop();
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kollegan-flow-'));
  log = '';
  graphRequests = [];
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
    applicationId: APP_ID,
    onRequest: (request) => graphRequests.push(request),
  });
  broker = createServiceBusBroker({ file: path.join(folder, 'service-bus.sqlite'), queues: QUEUES });
  teams = await startTeamsStandIn({ botAppId: APP_ID });
  telemetry = await startTelemetryReceivers();
  const { url: graphUrl } = await graph.listen();
  busConnectionString = serviceBusConnectionString({ port: await broker.listen() });
  product = await startProduct({
    config: readEmbeddedConfig(
      {
        PORT: '0',
        KOLLEGAN_DATA_DIR: folder,
        LOG_LEVEL: 'debug',
        NUDGE_AFTER: 'PT0S',
        WORKING_HOURS: '00:00-24:00',
        WORKING_DAYS: '1-7',
        HOLIDAYS: 'none',
        ...telemetry.env,
      },
      folder,
    ),
    peers: {
      serviceBusConnectionString: busConnectionString,
      graphUrl,
      graphPlanId: PLAN_ID,
      graphApplicationId: APP_ID,
      mailbox: MAILBOX,
      botAppId: APP_ID,
      openIdMetadataUrl: teams.openIdMetadataUrl,
    },
    logDestination: {
      write(line) {
        log += line;
      },
    },
  });
  teams.setBotEndpoint(product.messagesUrl);
});
afterAll(async () => {
  await stopProduct();
  await Promise.all([teams.stop(), broker.close(), graph.close(), telemetry.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const contentOf = (activity: Record<string, unknown>) =>
  (activity['attachments'] as { content: Record<string, unknown> }[] | undefined)?.[0]?.content;

/** Waits for the next card that says this, and returns it. */
async function nextCard(words: string, after: number) {
  const entry = await teams.nextSent(({ activity }) => JSON.stringify(activity).includes(words), {
    after,
    timeoutMs: 30_000,
  });
  return { activityId: entry.activityId, card: contentOf(entry.activity) };
}

/** @returns the event of this type, once it has come to the audit log */
async function auditEvent(type: string): Promise<AuditEvent> {
  for (;;) {
    for await (const page of product.audit.pages(TENANT)) {
      const found = page.find(({ event }) => event.type === type);
      if (found) return found.event;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A whole meeting, with what goes wrong in one. */
async function wholeMeeting(): Promise<void> {
  await teams.say(KARIN.id, '/kollegan join');
  for (const { id } of teams.people.everyone) await teams.say(id, '/kollegan plus');
  await teams.say(PETRA.id, '/kollegan axolotl');
  await teams.say(PETRA.id, `Öppen fråga: var ligger marsvinsreservatet? ${'x'.repeat(30)}`);
  teams.faults.add({ match: { method: 'POST' }, status: 502, times: 1 });
  const beforeDecision = teams.lastSent();
  await teams.say(KARIN.id, SAID);
  const decision = await nextCard('zebrafinkar', beforeDecision);
  await teams.click(PETRA.id, decision.activityId, button(decision.card, 'decision.confirm').data, 'decision.confirm');
  await teams.click(PETRA.id, decision.activityId, { title: 'axolotl' }, 'decision.change');
  await teams.deliver({ type: 'message', text: 'axolotl', from: { id: 'axolotl', name: 5 } });
  await fetch(product.messagesUrl, {
    method: 'POST',
    headers: { authorization: 'Bearer axolotl', 'content-type': 'application/json' },
    body: JSON.stringify(teams.prepare({ type: 'message', text: 'axolotl' }).activity),
  });
  teams.faults.add({ match: { method: 'POST', bodyIncludes: 'AdaptiveCard' }, status: 413, times: 2 });
  await teams.say(KARIN.id, '/kollegan close');
  // The card was too large for Teams: it comes by the queue, as text.
  await teams.nextSent(({ activity }) => String(activity['text']).includes('zebrafinkar'), { timeoutMs: 30_000 });
  const beforeClose = teams.lastSent();
  await teams.say(KARIN.id, '/kollegan close');
  const close = await nextCard('zebrafinkar', beforeClose);
  graph.faults.add({ match: { method: 'POST', pathPattern: '/planner/tasks$' }, kind: 'unavailable-before', times: 1 });
  const beforeEnd = teams.lastSent();
  await teams.click(KARIN.id, close.activityId, button(close.card, 'close.submit').data, 'close.submit');
  await nextCard('finns i Planner', beforeEnd);
  await teams.nextSent(({ personId }) => personId !== undefined, { timeoutMs: 30_000 });
  teams.faults.add({ match: { method: 'POST', bodyIncludes: 'text' }, status: 403, times: 1 });
  await teams.say(KARIN.id, '/kollegan status');
  await sendPoison();
}

/** A job that no handler can read, with words where none belong. */
async function sendPoison(): Promise<void> {
  const client = createServiceBusClient({ connectionString: busConnectionString });
  const queue = createJobQueue({ client });
  const body = { text: 'axolotl', meetingId: 'Vi flyttar zebrafinkarna', tenantId: 5 };
  await queue.send([{ queue: 'recaps', messageId: 'poison', correlationId: 'poison', body }]);
  while (broker.counts('recaps').deadLettered === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  await queue.close();
  await client.close();
}

/** What may be found nowhere. */
function secrets(): string[] {
  const names = teams.people.everyone.flatMap(({ name }) => name.split(' '));
  const addresses = teams.people.everyone.map(({ email }) => email);
  const token = teams.prepare({ type: 'message' }).headers.authorization.split('.').at(-1) ?? '';
  return [...SECRETS, ...names, ...addresses, '@sandbox', token];
}

describe('a whole meeting, with what goes wrong in one', () => {
  beforeAll(wholeMeeting);

  it('has come to its end', () => {
    expect(graph.tasks().map(({ title }) => title)).toEqual([expect.stringMatching(/zebrafinkar/)]);
    expect(graph.mails()).toHaveLength(1);
    expect(teams.personalMessages()).toHaveLength(1);
  });

  it('leaves no word that was said, no name, no address and no token in the log', () => {
    expect(log).toContain('"message":"request refused"');
    expect(log).toContain('"message":"card could not be posted"');
    for (const secret of secrets()) expect({ secret, at: log.indexOf(secret) }).toEqual({ secret, at: -1 });
  });

  it('is told in the log as lines of JSON that can be counted', () => {
    const lines = log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

    for (const line of lines) expect(line).toMatchObject({ time: expect.any(String), level: expect.any(String) });
    expect(lines.filter(({ droppedFields }) => droppedFields !== undefined)).toEqual([]);
  });

  it('has one id from the click through the job to Graph', async () => {
    const closed = await auditEvent('meeting.closed');
    const created = graphRequests.filter(
      ({ method, path: asked }) => method === 'POST' && asked.endsWith('/planner/tasks'),
    );

    const { correlationId } = closed;
    expect(correlationId).toMatch(/^[0-9a-f-]{36}$/);
    expect(created.map(({ headers }) => headers['client-request-id'])).toEqual([correlationId, correlationId]);
    expect((await auditEvent('task.created')).correlationId).toBe(correlationId);
    expect(log).toContain(correlationId);
  });

  it('leaves an audit log that verifies', async () => {
    expect(await product.audit.verify(TENANT)).toMatchObject({ ok: true });
  });
});

describe('what leaves the process to be looked at', () => {
  let correlationId: string;
  let deadLetters: string;
  beforeAll(async () => {
    ({ correlationId } = await auditEvent('meeting.closed'));
    const client = createServiceBusClient({ connectionString: busConnectionString });
    deadLetters = formatDeadLetters(await createDeadLetters({ client }).list('recaps', 10), new Date());
    await client.close();
    // Sends what is left.
    await stopProduct();
  });

  it('is one trace from the click through the queue to Graph', () => {
    const spans = telemetry.spans().filter(({ traceId }) => traceId === correlationId.replaceAll('-', ''));
    const [click] = spans.filter(({ name }) => name === 'card action');
    const jobs = spans.filter(({ name }) => name === 'job planner-tasks');
    const requests = spans.filter(({ name }) => name === 'graph POST');

    expect(click).toMatchObject({ attributes: { correlationId } });
    expect(click?.parentSpanId ?? '').toBe('');
    expect(jobs.length).toBeGreaterThan(0);
    for (const job of jobs) expect(job.parentSpanId).toBe(click?.spanId);
    expect(requests.map(({ attributes }) => attributes['resource'])).toContain('planner');
    const work = spans.filter(({ name }) => name.startsWith('job ')).map(({ spanId }) => spanId);
    for (const { parentSpanId } of requests) expect(work).toContain(parentSpanId);
  });

  it('goes to every place that is set: traces, metrics, errors', () => {
    expect(
      telemetry
        .to('/otlp/v1/metrics')
        .map(({ body }) => body)
        .join(),
    ).toContain('kollegan_turns_total');
    const pushes = telemetry.to('/push/metrics/job/kollegan-kollegan/instance/');
    expect(pushes[0]).toMatchObject({ method: 'PUT', body: expect.stringContaining('kollegan_turns_total') });
    expect(pushes.at(-1)).toMatchObject({ method: 'DELETE', path: pushes[0]?.path });
    expect(
      telemetry
        .to('/api/7/envelope/')
        .map(({ body }) => body)
        .join(),
    ).toContain('"message":"turn failed"');
    expect(deadLetters).toContain('JOB.BAD_BODY');
  });

  it('holds no word that was said, no name, no address and no token', () => {
    const everything = [deadLetters, ...telemetry.received.map(({ path: at, body }) => at + body)].join('\n');

    for (const secret of secrets()) {
      expect({ secret, at: everything.indexOf(secret) }).toEqual({ secret, at: -1 });
    }
  });
});
