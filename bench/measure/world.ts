import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLocalGraph, type RecordedRequest, usersOf } from '../../infra/sandbox/graph/index.ts';
import { defaultPeople, startTeamsStandIn, type TeamsStandIn } from '../../infra/sandbox/teams/index.ts';
import type { BotSetup } from '../bots/bot-setup.ts';

/** Teams and Microsoft 365 in this process, for the bots in theirs. */
export interface World {
  teams: TeamsStandIn;
  setup: BotSetup;
  /** Called with every Graph request after it was answered. @returns what ends it */
  onGraphRequest(listener: (request: RecordedRequest) => void): () => void;
  stop(): Promise<void>;
}

const BOT_APP_ID = 'c0113a6a-0000-4000-8000-000000000003';
const APPLICATION_ID = 'c0113a6a-0000-4000-8000-000000000001';
const PLAN_ID = 'kollegan-sandbox-plan-000001';
const MAILBOX = 'kollegan@sandbox.example';

export async function startWorld(): Promise<World> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'kollegan-bench-'));
  const listeners = new Set<(request: RecordedRequest) => void>();
  const teams = await startTeamsStandIn({ botAppId: BOT_APP_ID });
  const graph = createLocalGraph({
    file: path.join(dataDir, 'graph.sqlite'),
    tenant: {
      tenantId: defaultPeople.tenantId,
      users: usersOf(defaultPeople),
      planId: PLAN_ID,
      groupId: 'c0113a6a-0000-4000-8000-000000000002',
      chats: [],
      mailbox: MAILBOX,
    },
    applicationId: APPLICATION_ID,
    onRequest: (request) => {
      for (const listener of listeners) listener(request);
    },
  });
  const { url: graphUrl } = await graph.listen();
  return {
    teams,
    setup: {
      botAppId: BOT_APP_ID,
      openIdMetadataUrl: teams.openIdMetadataUrl,
      tenantId: defaultPeople.tenantId,
      graphUrl,
      graphPlanId: PLAN_ID,
      graphApplicationId: APPLICATION_ID,
      mailbox: MAILBOX,
      dataDir,
    },
    onGraphRequest(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      await teams.stop();
      await graph.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
