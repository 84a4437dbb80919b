import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonObject } from './json.ts';
import type { SandboxPeople, SandboxPerson } from './people.ts';
import { TeamsSandboxError } from './sandbox.errors.ts';

export interface PlaygroundConfigOptions {
  people: SandboxPeople;
  botId: string;
  dataDir: string;
}

/** The Playground's schema allows no other number. */
const OTHERS = 5;

function toUser({ id, name, aadObjectId, givenName, surname, email }: SandboxPerson): JsonObject {
  // The Playground spells the field so.
  return { id, name, aadObjectId, givenName, surname, email, userPrincipleName: email };
}

/**
 * The Playground's configuration. It ends its process over a property too many or two equal ids, hence nothing more
 * than it knows: the personal chat has an id alone, a team must be there and have a group id.
 */
export function toPlaygroundConfig({ people, botId }: Pick<PlaygroundConfigOptions, 'people' | 'botId'>): JsonObject {
  const { tenantId, botName, currentUser, others, personalChatId, meeting } = people;
  if (others.length !== OTHERS) {
    throw new TeamsSandboxError(
      'SANDBOX.PEOPLE_INVALID',
      `The Playground needs exactly ${OTHERS} people besides the current user; ${others.length} are configured.`,
    );
  }
  return {
    version: '0.1.1',
    tenantId,
    bot: { id: botId, name: botName },
    currentUser: toUser(currentUser),
    users: others.map(toUser),
    personalChat: { id: personalChatId },
    groupChat: { id: meeting.conversationId, name: meeting.title },
    team: {
      id: '19:sandbox-team@thread.tacv2',
      name: meeting.title,
      aadGroupId: '9c4b2f70-5a1e-4d63-8f0b-2e7d1c6a0001',
      channels: [],
    },
  };
}

/** @returns the path of the written file (JSON, which is YAML too). @throws `SANDBOX.PEOPLE_INVALID` */
export async function writePlaygroundConfig(options: PlaygroundConfigOptions): Promise<string> {
  const config = toPlaygroundConfig(options);
  const path = join(options.dataDir, 'agents-playground.yml');
  await mkdir(options.dataDir, { recursive: true });
  await writeFile(path, JSON.stringify(config, null, 2));
  return path;
}
