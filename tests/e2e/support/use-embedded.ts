import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readEmbeddedConfig } from '../../../adapters/config/index.ts';
import { type Embedded, startEmbedded } from '../../../cli/start/start-embedded.ts';
import type { LoggedEvent } from '../../../core/audit/index.ts';
import type { SandboxPeople } from '../../../infra/sandbox/teams/index.ts';
import { type ChatDriver, createChatDriver } from './chat-driver.ts';
import { createGraphDriver, type GraphDriver } from './graph-driver.ts';
import { createMeetingSteps, type MeetingSteps } from './meeting-steps.ts';

export interface UseEmbeddedOptions {
  env?: Record<string, string>;
  people?: SandboxPeople;
}

export interface Running {
  embedded: Embedded;
  chat: ChatDriver;
  graph: GraphDriver;
  meeting: MeetingSteps;
  /** What the tenant's audit log says, oldest first. */
  audit(): Promise<LoggedEvent['event'][]>;
}

/** Settings of any developer's shell must not decide how a test runs. */
const FREE_PORTS = { PORT: '0', PLAYGROUND_PORT: '0' };

export async function startRun(dataDir: string, { env = {}, people }: UseEmbeddedOptions = {}): Promise<Running> {
  const config = readEmbeddedConfig({ ...FREE_PORTS, KOLLEGAN_DATA_DIR: dataDir, ...env }, dataDir);
  const embedded = await startEmbedded(config, people);
  await embedded.teams.ready;
  const chat = await createChatDriver({ teamsUrl: embedded.teams.url, productUrl: embedded.product.url });
  return {
    embedded,
    chat,
    graph: createGraphDriver(embedded.sandbox.graphUrl),
    meeting: createMeetingSteps(chat),
    async audit() {
      const events: LoggedEvent['event'][] = [];
      for await (const page of embedded.product.audit.pages(embedded.teams.people.tenantId)) {
        events.push(...page.map(({ event }) => event));
      }
      return events;
    },
  };
}

/** The whole embedded mode with the real Playground, for the tests of one file; each test starts without a meeting. */
export function useEmbedded(options: UseEmbeddedOptions = {}): () => Running {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'kollegan-e2e-'));
  let running: Running;

  beforeAll(async () => {
    running = await startRun(dataDir, options);
  }, 60_000);

  afterEach(async () => {
    await running.chat.noFaults();
    await running.meeting.end();
  });

  afterAll(async () => {
    await running?.embedded.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  return () => running;
}
