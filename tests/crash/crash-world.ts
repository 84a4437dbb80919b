import path from 'node:path';
import { createLocalGraph, type LocalGraph, usersOf } from '../../infra/sandbox/graph/index.ts';
import { defaultPeople, startTeamsStandIn, type TeamsStandIn } from '../../infra/sandbox/teams/index.ts';
import type { StartOptions } from './product-messages.ts';

/** The services that do not crash: Teams and Microsoft 365, in the process of the test. */
export interface CrashWorld {
  teams: TeamsStandIn;
  graph: LocalGraph;
  /** Keys of the mails as they were accepted. */
  onMail(listener: (key: string) => void): void;
  start: Omit<StartOptions, 'clockAheadMs'>;
  stop(): Promise<void>;
}

const BOT_APP_ID = 'c0113a6a-0000-4000-8000-000000000003';
const APPLICATION_ID = 'c0113a6a-0000-4000-8000-000000000001';
const PLAN_ID = 'kollegan-sandbox-plan-000001';
const MAILBOX = 'kollegan@sandbox.example';

export async function startCrashWorld(dataDir: string): Promise<CrashWorld> {
  const listeners: ((key: string) => void)[] = [];
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
    onRequest({ path: asked, body, status }) {
      if (!asked.endsWith('/sendMail') || status >= 300) return;
      const key = /"x-kollegan-key","value":"([^"]+)"/.exec(JSON.stringify(body))?.[1];
      for (const listener of listeners) listener(key ?? 'none');
    },
  });
  const { url: graphUrl } = await graph.listen();
  return {
    teams,
    graph,
    onMail: (listener) => listeners.push(listener),
    start: {
      dataDir,
      openIdMetadataUrl: teams.openIdMetadataUrl,
      botAppId: BOT_APP_ID,
      tenantId: defaultPeople.tenantId,
      graphUrl,
      graphPlanId: PLAN_ID,
      graphApplicationId: APPLICATION_ID,
      mailbox: MAILBOX,
    },
    async stop() {
      await teams.stop();
      await graph.close();
    },
  };
}
