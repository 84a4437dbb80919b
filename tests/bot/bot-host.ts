import { once } from 'node:events';
import type { AddressInfo, Server as NetServer } from 'node:net';
import {
  createConnectorClients,
  createTeamsAdapter,
  createTeamsChat,
  createTeamsRoster,
  tokenCredentials,
} from '../../adapters/teams/index.ts';
import type { BotDeps } from '../../bot/bot-deps.ts';
import { createServer } from '../../bot/http/create-server.ts';
import type { MetricsAccess } from '../../bot/http/metrics-routes.ts';
import { createTeamsApp } from '../../bot/teams/create-teams-app.ts';
import { createTurnProcessor } from '../../bot/teams/create-turn-processor.ts';
import type { Meeting } from '../../core/meetings/index.ts';
import {
  type JsonObject,
  type SandboxPeople,
  type SentEntry,
  startTeamsStandIn,
  type TeamsStandIn,
} from '../../infra/sandbox/teams/index.ts';
import { type CoreWorld, type CoreWorldOptions, createCoreWorld } from '../helpers/core-world.ts';

export const BOT_APP_ID = 'c0113a6a-0000-4000-8000-000000000003';

export interface BotHostOptions extends CoreWorldOptions {
  people?: SandboxPeople;
  /** One that is running already; stays the caller's to stop. */
  teams?: TeamsStandIn;
  /** What another host has left behind; stays the caller's to dispose. */
  world?: CoreWorld;
  /** Instead of the stand-in's own. */
  openIdMetadataUrl?: string;
  /** How long a call to Teams may take. */
  timeLimitMs?: number;
  /** Instead of the world's own. */
  deps?: (world: CoreWorld) => Partial<BotDeps>;
  notReady?: () => Promise<string[]>;
  /** The metrics, as text. */
  render?: () => Promise<string>;
  metricsAccess?: MetricsAccess;
}

export interface HttpAnswer {
  status: number;
  headers: Headers;
  text: string;
  /** Undefined when it is no JSON. */
  body: unknown;
}

/** The bot as it is deployed, but for its peers: HTTP, the SDK, the real store, and Teams as a stand-in. */
export interface BotHost {
  world: CoreWorld;
  /** What its turns have. */
  deps: BotDeps;
  teams: TeamsStandIn;
  url: string;
  /** Posts bytes as they are. */
  post(body: string | Uint8Array<ArrayBuffer>, headers?: Record<string, string>): Promise<HttpAnswer>;
  /** Posts an activity under a good token, filled in by Teams where it lacks something. */
  deliver(activity: JsonObject): Promise<HttpAnswer>;
  /** The same without anything filled in: what is missing stays missing. */
  deliverAsIs(activity: unknown): Promise<HttpAnswer>;
  /** An activity as Teams would send it. */
  prepared(activity: JsonObject): JsonObject;
  get(path: string, init?: RequestInit): Promise<HttpAnswer>;
  /** What Kollegan has sent since this host was started. */
  sent(): SentEntry[];
  /** The latest meeting of the chat. */
  meeting(conversationId?: string): Promise<Meeting>;
  /** Every document of the bot's, of every tenant: equal before and after when nothing was written. */
  everything(): Promise<unknown[]>;
  stop(): Promise<void>;
}

const KINDS = ['meeting', 'chat-settings', 'utterance', 'audit-head', 'audit-event'];

export async function startBotHost(options: BotHostOptions = {}): Promise<BotHost> {
  const {
    people,
    teams: running,
    world: left,
    openIdMetadataUrl,
    timeLimitMs = 10_000,
    deps: overrides,
    notReady,
    render,
    metricsAccess,
    ...worldOptions
  } = options;
  const world = left ?? createCoreWorld(worldOptions);
  const teams = running ?? (await startTeamsStandIn({ botAppId: BOT_APP_ID, ...(people ? { people } : {}) }));
  const firstSent = teams.lastSent();
  const credentials = tokenCredentials(async () => 'outbound-token');
  const clients = createConnectorClients({ credentials, timeLimitMs });
  const retries = { delaysMs: [0, 0], random: () => 0 };
  const deps: BotDeps = {
    ...world,
    chat: createTeamsChat({ clients, retries }),
    roster: createTeamsRoster({ clients, retries }),
    ...overrides?.(world),
  };
  const app = createTeamsApp(deps);
  const adapter = createTeamsAdapter({
    appId: BOT_APP_ID,
    credentials,
    openIdMetadataUrl: openIdMetadataUrl ?? teams.openIdMetadataUrl,
  });
  const server = createServer({
    processTurn: createTurnProcessor({ adapter, app, logger: world.logger }),
    notReady: notReady ?? (async () => []),
    metricsAccess: metricsAccess ?? 'anyone',
    metrics: { render: render ?? (async () => 'turns 1\n'), contentType: 'text/plain; version=0.0.4; charset=utf-8' },
    logger: world.logger,
  });
  const net = server.server as NetServer;
  server.listen(0, '127.0.0.1');
  await once(net, 'listening');
  const url = `http://127.0.0.1:${(net.address() as AddressInfo).port}`;
  teams.setBotEndpoint(`${url}/api/messages`);

  const post: BotHost['post'] = async (body, headers = {}) =>
    answerOf(await fetch(`${url}/api/messages`, { method: 'POST', body, headers }));
  const deliverAsIs: BotHost['deliverAsIs'] = (activity) =>
    post(JSON.stringify(activity), teams.prepare({ type: 'message' }).headers);
  const prepared: BotHost['prepared'] = (activity) => teams.prepare(activity).activity;

  return {
    world,
    deps,
    teams,
    url,
    post,
    deliver: (activity) => deliverAsIs(prepared(activity)),
    deliverAsIs,
    prepared,
    get: async (path, init) => answerOf(await fetch(`${url}${path}`, init)),
    sent: () => teams.sent(firstSent),
    async meeting(conversationId = teams.people.meeting.conversationId) {
      const meeting = await world.meetings.current(teams.people.tenantId, conversationId);
      if (!meeting) throw new Error('there is no meeting in this chat');
      return meeting;
    },
    async everything() {
      const documents: unknown[] = [];
      for (const tenantId of await world.store.tenants()) {
        for (const kind of KINDS) {
          documents.push(...(await world.store.query({ tenantId, kind, limit: 1000 })).documents);
        }
      }
      return documents;
    },
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.server.closeAllConnections();
      await closed;
      if (running) teams.faults.clear();
      else await teams.stop();
      if (!left) world.dispose();
    },
  };
}

async function answerOf(response: Response): Promise<HttpAnswer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * A fresh bot for each test of a file, taken down after it; Teams stays, since making its keys takes longer than most
 * tests. Call it at the top of the file or of a describe.
 */
export function useBotHost({ people, ...options }: BotHostOptions = {}): BotHost {
  const host = {} as BotHost;
  let teams: TeamsStandIn;
  beforeAll(async () => {
    teams = await startTeamsStandIn({ botAppId: BOT_APP_ID, ...(people ? { people } : {}) });
  });
  beforeEach(async () => {
    Object.assign(host, await startBotHost({ ...options, teams }));
  });
  afterEach(() => host.stop());
  afterAll(() => teams.stop());
  return host;
}
