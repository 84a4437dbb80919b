import path from 'node:path';
import { finishRestore } from '../../adapters/backup/index.ts';
import type { EmbeddedConfig } from '../../adapters/config/index.ts';
import { listenTeamsSandbox, type SandboxPeople, type TeamsSandbox } from '../../infra/sandbox/teams/index.ts';
import type { Product } from './compose.ts';
import { prepareDataDir } from './data-dir.ts';
import { openLog } from './open-log.ts';
import { signInOf } from './sign-in-people.ts';
import { type Sandbox, startSandbox } from './start-sandbox.ts';

/** The embedded mode, running: the product with its stand-ins and the Playground. */
export interface Embedded {
  product: Product;
  sandbox: Sandbox;
  teams: TeamsSandbox;
  logFile: string;
  stop(): Promise<void>;
}

const BOT_APP_ID = 'c0113a6a-0000-4000-8000-000000000003';

/** Starts everything on this machine. Whatever fails to start, nothing is left running. */
export async function startEmbedded(config: EmbeddedConfig, people?: SandboxPeople): Promise<Embedded> {
  prepareDataDir(config.dataDir);
  finishRestore(config.dataDir);
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  const logFile = path.join(config.dataDir, 'kollegan.log');
  const logDestination = openLog(logFile);
  try {
    const whose = people ? { people } : {};
    // What can be wrong with the folder shows here, before the Playground is started for nothing.
    const sandbox = await startSandbox({ dataDir: config.dataDir, ...whose });
    stops.push(() => sandbox.stop());
    const teams = await listenTeamsSandbox({
      port: config.playgroundPort,
      botAppId: BOT_APP_ID,
      dataDir: config.dataDir,
      ...whose,
    });
    stops.push(() => teams.stop());
    // Loading the product takes as long as the Playground takes to start, which does so in a process of its own.
    const { startProduct } = await import('./compose.ts');
    const product = await startProduct({
      config,
      peers: { ...sandbox, botAppId: BOT_APP_ID, openIdMetadataUrl: teams.openIdMetadataUrl, signIn: signInOf(people) },
      logDestination,
    });
    stops.push(() => product.stop());
    teams.setBotEndpoint(product.messagesUrl);
    return { product, sandbox, teams, logFile, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
