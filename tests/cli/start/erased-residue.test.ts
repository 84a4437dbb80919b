import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readEmbeddedConfig } from '../../../adapters/config/index.ts';
import { createJobQueue, createServiceBusClient } from '../../../adapters/service-bus/index.ts';
import { type Product, startProduct } from '../../../cli/start/compose.ts';
import { signInOf } from '../../../cli/start/sign-in-people.ts';
import { QUEUES } from '../../../core/contracts/queues.ts';
import { createLocalGraph, type LocalGraph } from '../../../infra/sandbox/graph/index.ts';
import {
  createServiceBusBroker,
  type ServiceBusBroker,
  serviceBusConnectionString,
} from '../../../infra/sandbox/service-bus/index.ts';
import { defaultPeople, startTeamsStandIn, type TeamsStandIn } from '../../../infra/sandbox/teams/index.ts';
import { ANNA, button, KARIN, PETRA, TENANT } from '../../bot/chat-steps.ts';

jest.setTimeout(120_000);

const APP_ID = 'c0113a6a-0000-4000-8000-000000000003';
const PLAN_ID = 'kollegan-sandbox-plan-000001';
/** Said, typed and named so that they would be noticed anywhere; all of them Petra's. */
const WORDS = ['zebrafink', 'marsvinsreservat', 'axolotldamm', 'kapybaraklubb', 'numbatprofil', 'okapitext'];

/** Of the tenant, not of Petra. */
const SETTING = 'pangolinbolaget';
/** In the title of a meeting that is to come. */
const COMING = 'tapirmötet';

let folder: string;
let outside: string;
let graph: LocalGraph;
let broker: ServiceBusBroker;
let teams: TeamsStandIn;
let product: Product;
let log: string;
let busConnectionString: string;
let meetingId: string;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kollegan-residue-'));
  outside = mkdtempSync(path.join(tmpdir(), 'kollegan-outside-'));
  log = '';
  const everyone = [defaultPeople.currentUser, ...defaultPeople.others];
  const users = everyone.map(({ aadObjectId: id, name: displayName, email: mail }) => ({
    id,
    displayName,
    mail,
    userPrincipalName: mail,
  }));
  graph = createLocalGraph({
    file: path.join(outside, 'graph.sqlite'),
    tenant: { tenantId: TENANT, users, planId: PLAN_ID, groupId: APP_ID, chats: [], mailbox: 'k@sandbox.example' },
    applicationId: APP_ID,
  });
  broker = createServiceBusBroker({ file: path.join(folder, 'service-bus.sqlite'), queues: QUEUES });
  teams = await startTeamsStandIn({ botAppId: APP_ID });
  const { url: graphUrl } = await graph.listen();
  busConnectionString = serviceBusConnectionString({ port: await broker.listen() });
  product = await startProduct({
    config: readEmbeddedConfig({ PORT: '0', KOLLEGAN_DATA_DIR: folder, LOG_LEVEL: 'debug' }, folder),
    peers: {
      serviceBusConnectionString: busConnectionString,
      graphUrl,
      graphPlanId: PLAN_ID,
      graphApplicationId: APP_ID,
      mailbox: 'k@sandbox.example',
      botAppId: APP_ID,
      openIdMetadataUrl: teams.openIdMetadataUrl,
      signIn: signInOf(),
    },
    limits: { perAddress: 10_000, perPerson: 10_000 },
    logDestination: {
      write(line) {
        log += line;
      },
    },
  });
  teams.setBotEndpoint(product.messagesUrl);
  await wholeMeeting();
});
afterEach(async () => {
  await product.stop();
  await Promise.all([teams.stop(), broker.close(), graph.close()]);
  for (const each of [folder, outside]) rmSync(each, { recursive: true, force: true });
});

const contentOf = (activity: Record<string, unknown>) =>
  (activity['attachments'] as { content: Record<string, unknown> }[] | undefined)?.[0]?.content;

async function nextCard(words: string, after: number) {
  const entry = await teams.nextSent(({ activity }) => JSON.stringify(activity).includes(words), {
    after,
    timeoutMs: 30_000,
  });
  return { activityId: entry.activityId, card: contentOf(entry.activity) };
}

async function api(personId: string, method: string, at: string, body?: unknown, match?: string) {
  const signedIn = await fetch(`${product.url}/api/session/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId }),
  });
  const { token } = (await signedIn.json()) as { token: string };
  const response = await fetch(`${product.url}${at}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(match === undefined ? {} : { 'if-match': match }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, text, body: text.startsWith('{') ? JSON.parse(text) : null };
}

/** Petra speaks, types, names, comments and sets; what she says becomes a decision, a task, a recap and a dead letter. */
async function wholeMeeting(): Promise<void> {
  await addedAheadOfMeeting();
  await teams.say(KARIN.id, '/kollegan join');
  for (const { id } of teams.people.everyone) await teams.say(id, '/kollegan plus');
  await teams.say(PETRA.id, `Öppen fråga: var ligger ${WORDS[1]}et?`);
  const before = teams.lastSent();
  await teams.say(PETRA.id, `Vi beslutar att byta leverantör av ${WORDS[0]}ar, Anna tar den, deadline 15 okt`);
  const decision = await nextCard(WORDS[0] ?? '', before);
  const [meeting] = (await api(PETRA.aadObjectId, 'GET', '/api/meetings')).body.meetings;
  meetingId = meeting.id;
  const details = await api(PETRA.aadObjectId, 'GET', `/api/meetings/${meetingId}`);
  const decisionId: string = details.body.decisionList[0].id;
  await api(PETRA.aadObjectId, 'POST', `/api/meetings/${meetingId}/decisions/${decisionId}/comments`, {
    text: `Hälsa ${WORDS[3]}en från Petra`,
    requestId: 'request-1',
  });
  await api(PETRA.aadObjectId, 'PUT', '/api/profile', { name: null, title: WORDS[4], hidden: false }, '"0"');
  await teams.click(PETRA.id, decision.activityId, button(decision.card, 'decision.confirm').data, 'decision.confirm');
  const own = await api(PETRA.aadObjectId, 'GET', `/api/meetings/${meetingId}/decisions/${decisionId}`);
  const changed = await api(
    PETRA.aadObjectId,
    'PATCH',
    `/api/meetings/${meetingId}/decisions/${decisionId}`,
    { title: `Bygga ${WORDS[2]}`, steps: [`Ring om ${WORDS[0]}ar`] },
    own.body.etag,
  );
  expect(changed.status).toBe(200);
  const beforeClose = teams.lastSent();
  await teams.say(KARIN.id, '/kollegan close');
  const close = await nextCard('close.submit', beforeClose);
  const beforeEnd = teams.lastSent();
  await teams.click(KARIN.id, close.activityId, button(close.card, 'close.submit').data, 'close.submit');
  await nextCard('finns i Planner', beforeEnd);
  const { body: settings } = await api(KARIN.aadObjectId, 'GET', '/api/settings');
  const { isDefault: _d, integrations: _i, notices: _n, editable: _e, etag, ...next } = settings;
  next.controller.name = SETTING;
  expect((await api(KARIN.aadObjectId, 'PUT', '/api/settings', next, etag)).status).toBe(200);
  await sendPoison();
}

/** Everybody is in the chat of a meeting that begins in three days. */
async function addedAheadOfMeeting(): Promise<void> {
  const conversationId = '19:meeting_kommande@thread.v2';
  const scheduledStart = new Date(Date.now() + 3 * 86_400_000).toISOString();
  teams.addMeeting({ conversationId, title: COMING, scheduledStart });
  await teams.deliver({ type: 'installationUpdate', action: 'add', conversation: { id: conversationId } });
}

/** A job that no handler can read, with words where none belong. */
async function sendPoison(): Promise<void> {
  const client = createServiceBusClient({ connectionString: busConnectionString });
  const queue = createJobQueue({ client });
  const body = { tenantId: TENANT, meetingId, personId: PETRA.aadObjectId, text: WORDS[5] };
  await queue.send([{ queue: 'recaps', messageId: 'poison', correlationId: 'poison', body }]);
  while (broker.counts('recaps').deadLettered === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  await queue.close();
  await client.close();
}

/** @returns the files of the data folder that hold the word, in any case of its letters */
function filesWith(word: string, at = folder): string[] {
  return readdirSync(at).flatMap((name) => {
    const file = path.join(at, name);
    if (statSync(file).isDirectory()) return filesWith(word, file);
    return readFileSync(file, 'utf8').toLowerCase().includes(word.toLowerCase()) ? [name] : [];
  });
}

async function confirmAll(asked: { id: string; phrase: string }, by: readonly string[]): Promise<void> {
  for (const personId of by) {
    const { status } = await api(personId, 'POST', `/api/compliance/erasures/${asked.id}/confirm`, {
      words: asked.phrase,
    });
    expect(status).toBe(200);
  }
}

/** Everything that the API answers with to people with each role, the names of who may sign in aside. */
async function everyAnswer(): Promise<string> {
  const [, , , jurist] = signInOf().people;
  const people = [KARIN.aadObjectId, ANNA.aadObjectId, PETRA.aadObjectId, jurist?.id ?? ''];
  const paths = [
    ...[
      '/api/dashboard',
      '/api/meetings',
      '/api/coming-meetings',
      `/api/meetings/${meetingId}`,
      `/api/meetings/${meetingId}/export`,
      '/api/board',
      '/api/board/choices/owners',
    ],
    ...['/api/people', `/api/people/${PETRA.aadObjectId}`, '/api/profile', '/api/observability', '/api/audit'],
    ...['/api/settings', '/api/compliance/erasures', '/api/compliance/retention', '/api/compliance/holds'],
  ];
  const answers: string[] = [];
  for (const person of people) {
    for (const at of paths) {
      const { status, text } = await api(person, 'GET', at);
      expect([200, 403, 404]).toContain(status);
      answers.push(text);
    }
  }
  return answers.join('\n').toLowerCase();
}

/** The cards of the chat as they stand now. */
function cardsInChat(): string {
  const latest = new Map(teams.sent().map(({ activityId, activity }) => [activityId, activity]));
  return JSON.stringify([...latest.values()].filter((activity) => contentOf(activity))).toLowerCase();
}

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 2_500; tries++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it did not come to that');
}

const [, , , JURIST] = signInOf().people;

describe.each([
  ['a person who asks for it themselves', { type: 'self' }, PETRA.aadObjectId, [PETRA.aadObjectId]],
  ['a meeting', { type: 'meeting' }, JURIST?.id ?? '', [JURIST?.id ?? '']],
  ['a tenant', { type: 'tenant' }, JURIST?.id ?? '', [JURIST?.id ?? '', KARIN.aadObjectId]],
])('after the erasure of %s', (_what, target, asker, confirmers) => {
  it('no byte of any file, no answer, no card and no line of the log has a word of it', async () => {
    const isPerson = target.type === 'self';
    const isMeeting = target.type === 'meeting';
    // What she says about herself is not of the meeting.
    const gone = isMeeting ? WORDS.filter((word) => word !== WORDS[4]) : [...WORDS, PETRA.name];
    if (target.type === 'tenant') gone.push(SETTING, COMING);
    const before = [...WORDS, SETTING, COMING].filter((word) => filesWith(word).length > 0);
    const asked = await api(asker, 'POST', '/api/compliance/erasures', {
      target: isMeeting ? { type: 'meeting', meetingId } : target,
      withPlanner: true,
      requestId: 'request-2',
    });

    await confirmAll(asked.body, confirmers);
    await until(async () => {
      const { body } = await api(asker, 'GET', `/api/compliance/erasures/${asked.body.id}`);
      return body.state === 'done';
    });
    await until(() => broker.counts('erasures').active === 0 && gone.every((word) => filesWith(word).length === 0));

    expect(before).toEqual([...WORDS, SETTING, COMING]);
    const [answers, cards] = [await everyAnswer(), cardsInChat()];
    for (const word of gone.map((each) => each.toLowerCase())) {
      expect({ word, files: filesWith(word), answered: answers.includes(word), shown: cards.includes(word) }).toEqual({
        word,
        files: [],
        answered: false,
        shown: false,
      });
      expect(log.toLowerCase()).not.toContain(word);
      expect(JSON.stringify(graph.tasks()).toLowerCase()).not.toContain(word);
    }
    expect(await product.audit.verify(TENANT)).toMatchObject({ ok: true });
    const { text } = await api(asker, 'GET', `/api/compliance/erasures/${asked.body.id}/certificate`);
    expect(JSON.parse(text)).toMatchObject({ payload: { subject: { type: isPerson ? 'person' : target.type } } });
  });
});
