import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { meetingEventActivity } from './activities.ts';
import { type BotLink, createBotLink } from './bot-link.ts';
import type { ConnectorBackend } from './connector-backend.ts';
import { createConnectorFace } from './connector-face.ts';
import { createControlFace, type MeetingEvent } from './control-face.ts';
import { decorateActivity } from './decorate-activity.ts';
import type { Directory } from './directory.ts';
import { createFaults, type Faults } from './faults.ts';
import { errorReply, type Reply, readBody, sendReply } from './http-io.ts';
import { type JsonObject, parseJsonObject } from './json.ts';
import { listen } from './listen.ts';
import { createSentLog, type SentLog } from './sent-log.ts';
import { createSigningKeys, createTokenSigner, type TokenSigner } from './token-signer.ts';

export interface TeamsServerOptions {
  directory: Directory;
  botAppId: string;
  botEndpoint?: string | undefined;
  port: number;
  host: string;
  createBackend(): ConnectorBackend;
  /** What an activity goes through before Teams' own additions. */
  unmark?(activity: JsonObject): JsonObject;
  /** For everything that is not the bot's or a test's. */
  client?(req: IncomingMessage, res: ServerResponse): Promise<void> | void;
}

/** Teams as the bot sees it: the shared half of the sandbox and of the stand-in. */
export interface TeamsServer {
  server: Server;
  /** For a person's browser. */
  url: string;
  serviceUrl: string;
  openIdMetadataUrl: string;
  /** Where the Playground shall send activities. */
  activitiesUrl: string;
  signer: TokenSigner;
  botLink: BotLink;
  sentLog: SentLog;
  faults: Faults;
  /** What the bot would get for this activity. */
  prepare(activity: JsonObject): JsonObject;
  /** Prepares, signs and hands over. */
  deliver(activity: JsonObject): Promise<Reply>;
  stop(): Promise<void>;
}

const METADATA_PATH = '/.well-known/openidconfiguration';
const KEYS_PATH = '/.well-known/keys';
const ACTIVITIES_PATH = '/api/messages';
const CONNECTOR_PATH = '/_connector';

/** The name under which the others on this machine reach it. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** A page of another site may not act here in the person's name; the browser says whose page it is. */
export function isForeign({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined && URL.parse(headers.origin)?.host !== headers.host;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function createRoutes(options: TeamsServerOptions, made: Omit<TeamsServer, 'server' | 'stop'>) {
  const { directory } = options;
  const connector = createConnectorFace({ directory, backend: options.createBackend(), ...made });
  const control = createControlFace({
    directory,
    ...made,
    meetingEvent: ({ kind, personId }: MeetingEvent) => {
      const person = personId === undefined ? directory.currentUser : directory.person(personId);
      if (person === undefined) return Promise.resolve(errorReply(404, 'NotFound', 'No such person.'));
      return made.deliver(meetingEventActivity({ directory, meeting: directory.mainMeeting, kind, person }));
    },
  });

  async function receive(req: IncomingMessage): Promise<Reply> {
    // The Playground asks with HEAD whether there is anyone.
    if (req.method !== 'POST') return { status: 200 };
    const activity = parseJsonObject(await readBody(req));
    return activity === undefined ? errorReply(400, 'BadSyntax', 'Not an activity.') : made.deliver(activity);
  }

  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const path = req.url ?? '/';
    if (path.startsWith(`${CONNECTOR_PATH}/`)) return connector(req, res, path.slice(CONNECTOR_PATH.length));
    if (isForeign(req)) return sendReply(res, errorReply(403, 'Forbidden', 'Only pages of the sandbox may do this.'));
    if (/^\/_sandbox(\/|$)/.test(path)) return control(req, res, new URL(path, made.url));
    if (path === METADATA_PATH) return sendReply(res, { status: 200, body: metadata(made.openIdMetadataUrl) });
    if (path === KEYS_PATH) return sendReply(res, { status: 200, body: made.signer.jwks() });
    if (path === ACTIVITIES_PATH) return sendReply(res, await receive(req));
    if (options.client !== undefined) return options.client(req, res);
    return sendReply(res, errorReply(404, 'NotFound', 'There is nothing here.'));
  };
}

function metadata(openIdMetadataUrl: string): JsonObject {
  return {
    issuer: 'https://api.botframework.com',
    jwks_uri: openIdMetadataUrl.replace(METADATA_PATH, KEYS_PATH),
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
  };
}

/** Listens at once. @throws `SANDBOX.PORT_TAKEN` */
export async function startTeamsServer(options: TeamsServerOptions): Promise<TeamsServer> {
  const { directory, botAppId, botEndpoint, host } = options;
  const server = createServer();
  // The keys first: once it listens, it must be able to answer.
  const keys = await createSigningKeys();
  const port = await listen(server, options.port, host);
  const own = `http://${reachable(host)}:${port}`;
  const serviceUrl = `${own}${CONNECTOR_PATH}`;
  const signer = createTokenSigner({ keys, botAppId, serviceUrl });
  const botLink = createBotLink({ signer, endpoint: botEndpoint });
  const sentLog = createSentLog();

  function prepare(activity: JsonObject): JsonObject {
    return decorateActivity(options.unmark?.(activity) ?? activity, { directory, serviceUrl });
  }

  const made = {
    url: own.replace('127.0.0.1', 'localhost'),
    serviceUrl,
    openIdMetadataUrl: `${own}${METADATA_PATH}`,
    activitiesUrl: `${own}${ACTIVITIES_PATH}`,
    signer,
    botLink,
    sentLog,
    faults: createFaults(),
    prepare,
    deliver: (activity: JsonObject) => botLink.deliver(prepare(activity)),
  };
  const routes = createRoutes(options, made);
  server.on('request', (req, res) => {
    Promise.resolve(routes(req, res)).catch(() => {
      if (res.headersSent) res.destroy();
      else sendReply(res, errorReply(500, 'SandboxError', 'The sandbox failed at this request.'));
    });
  });

  return {
    ...made,
    server,
    async stop() {
      sentLog.close();
      botLink.close();
      await closed(server);
    },
  };
}
