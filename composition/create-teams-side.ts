import { randomUUID } from 'node:crypto';
import type { ProductConfig } from '../adapters/config/index.ts';
import { createConfigFlagProvider, createFlagReader, FLAG_KEYS } from '../adapters/flags/index.ts';
import { createTeamsAdapter } from '../adapters/teams/index.ts';
import { createRecentUtterances } from '../core/meetings/index.ts';
import { understand } from '../core/understanding/index.ts';
import type { Services } from './create-services.ts';

export interface TeamsSideOptions {
  config: ProductConfig;
  services: Services;
  /** The bot's app id: the audience of every inbound token. */
  appId: string;
  /** Where the keys of inbound tokens are published. */
  openIdMetadataUrl: string;
}

/** What the bot needs beside the services: who may speak to it and how speech is read. */
export async function createTeamsSide({ config, services, appId, openIdMetadataUrl }: TeamsSideOptions) {
  const { credentials } = services;
  return {
    adapter: createTeamsAdapter({ appId, credentials, openIdMetadataUrl }),
    flags: await createFlagReader({ domain: randomUUID(), provider: createConfigFlagProvider(flagValues(config)) }),
    understand,
    recent: createRecentUtterances(),
  };
}

function flagValues({ flags }: ProductConfig): Record<string, boolean> {
  return Object.fromEntries(Object.entries(FLAG_KEYS).map(([flag, key]) => [key, flags[flag as keyof typeof flags]]));
}
