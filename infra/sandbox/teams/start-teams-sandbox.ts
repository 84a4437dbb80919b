import { Agent } from 'node:http';
import { createClientFace } from './client-face.ts';
import { createDirectory } from './directory.ts';
import type { Faults } from './faults.ts';
import { type SandboxLogger, silentLogger } from './logger.ts';
import { defaultPeople, type SandboxPeople } from './people.ts';
import { createPlaygroundBackend } from './playground-backend.ts';
import { writePlaygroundConfig } from './playground-config.ts';
import { withLocale } from './playground-locale.ts';
import { type PlaygroundProcess, type PlaygroundProcessOptions, startPlaygroundProcess } from './playground-process.ts';
import { describePeople, type SandboxRoster } from './roster.ts';
import type { SentLog } from './sent-log.ts';
import { createSpeakerTokens } from './speaker-tokens.ts';
import { createStreamRelay, type StreamRelay } from './stream-relay.ts';
import { isForeign, startTeamsServer, type TeamsServer } from './teams-server.ts';

export interface TeamsSandboxOptions {
  /** Where the person opens the Playground; 0 lets the system choose. */
  port: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** The bot's `http://…/api/messages`; may be set later. */
  botEndpoint?: string;
  botAppId: string;
  /** For the Playground's configuration file. */
  dataDir: string;
  people?: SandboxPeople;
  logger?: SandboxLogger;
}

export interface TeamsSandbox {
  /** For the person's browser. */
  url: string;
  /** What the bot gets as `serviceUrl`. */
  serviceUrl: string;
  openIdMetadataUrl: string;
  people: SandboxRoster;
  sentLog: SentLog;
  faults: Faults;
  /** Until then the person sees a page that says so. @throws `SANDBOX.PLAYGROUND_FAILED` */
  ready: Promise<void>;
  /** The Playground's process id, for those who must see that it ends. */
  playgroundPid: number | undefined;
  /** When that process has ended, asked or not. */
  playgroundEnded: Promise<void>;
  setBotEndpoint(url: string): void;
  stop(): Promise<void>;
}

interface Parts {
  server: TeamsServer;
  playground: PlaygroundProcess;
  agent: Agent;
  streams: StreamRelay;
}

async function startOrStop(server: TeamsServer, options: PlaygroundProcessOptions): Promise<PlaygroundProcess> {
  try {
    return startPlaygroundProcess(options);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Soon enough that its brief comes while the person is there, late enough to be added to it ahead. */
const MEETING_AHEAD_MS = 20 * 60_000;

function withMeetingAhead(people: SandboxPeople): SandboxPeople {
  const scheduledStart = new Date(Date.now() + MEETING_AHEAD_MS).toISOString();
  return { ...people, meeting: { scheduledStart, ...people.meeting } };
}

async function startParts(options: TeamsSandboxOptions): Promise<Parts & { roster: SandboxRoster }> {
  const { people = defaultPeople, botAppId, botEndpoint, dataDir, port, host = '127.0.0.1' } = options;
  const directory = createDirectory({ people: withMeetingAhead(people), botAppId });
  const configPath = await writePlaygroundConfig({ people, botId: directory.bot.id, dataDir });
  const agent = new Agent({ keepAlive: true });
  const speakerTokens = createSpeakerTokens(directory);
  const address = Promise.withResolvers<string>();
  address.promise.catch(() => {});
  let baseUrl: string | undefined;
  let hasStopped = false;
  const streams = createStreamRelay();

  const server = await startTeamsServer({
    directory,
    botAppId,
    botEndpoint,
    port,
    host,
    createBackend: () => createPlaygroundBackend({ agent, baseUrl: address.promise }),
    unmark: (activity) => withLocale(speakerTokens.unmark(activity), directory.locale),
    client: createClientFace({
      agent,
      directory,
      speakerTokens,
      baseUrl: () => baseUrl,
      hasStopped: () => hasStopped,
      showInChats: streams.showInChats,
    }),
  });
  server.server.on('upgrade', (req, socket, head) => {
    if (isForeign(req)) socket.destroy();
    else streams.handle(req, socket, head);
  });
  const playground = await startOrStop(server, {
    configPath,
    dataDir,
    botEndpoint: server.activitiesUrl,
    serviceUrl: server.serviceUrl,
    logger: options.logger ?? silentLogger,
  });
  playground.ready.then((url) => {
    baseUrl = url;
    streams.connect(url);
    address.resolve(url);
  }, address.reject);
  playground.ended.then(() => {
    hasStopped = true;
  });
  return { server, playground, agent, streams, roster: describePeople(directory) };
}

/**
 * Starts the sandbox and returns as soon as it listens: the bot can fetch the metadata and call the connector (whose
 * answers wait for the Playground), while the Playground is still on its way.
 * @throws `SANDBOX.PORT_TAKEN`, `SANDBOX.PEOPLE_INVALID`
 */
export async function listenTeamsSandbox(options: TeamsSandboxOptions): Promise<TeamsSandbox> {
  const { server, playground, agent, streams, roster } = await startParts(options);
  const ready = playground.ready.then(() => {});
  ready.catch(() => {});
  return {
    url: server.url,
    serviceUrl: server.serviceUrl,
    openIdMetadataUrl: server.openIdMetadataUrl,
    people: roster,
    sentLog: server.sentLog,
    faults: server.faults,
    ready,
    playgroundPid: playground.pid,
    playgroundEnded: playground.ended,
    setBotEndpoint: server.botLink.setEndpoint,
    async stop() {
      // The server would wait for the open pages, which are not its connections any more.
      streams.close();
      await Promise.all([playground.stop(), server.stop()]);
      agent.destroy();
    },
  };
}

/**
 * Starts the sandbox and waits until the Playground answers.
 * @throws `SANDBOX.PORT_TAKEN`, `SANDBOX.PEOPLE_INVALID`, `SANDBOX.PLAYGROUND_FAILED`; nothing is left running then
 */
export async function startTeamsSandbox(options: TeamsSandboxOptions): Promise<TeamsSandbox> {
  const sandbox = await listenTeamsSandbox(options);
  try {
    await sandbox.ready;
    return sandbox;
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
}
