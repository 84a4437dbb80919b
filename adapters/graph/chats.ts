import type { Client } from '@microsoft/microsoft-graph-client';
import type { TeamsAppInstallation } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { codeOf } from '../../core/shared/app-error.ts';
import { createGraphCall, query, quoted } from './graph-call.ts';
import { GRAPH_ADDRESS } from './graph-transport.ts';

/** A member of a chat; guests of other tenants have a tenant id of their own. */
export const ChatMember = z.object({
  id: z.string().min(1),
  userId: z.string().nullish(),
  tenantId: z.string().nullish(),
  displayName: z.string().nullish(),
  email: z.string().nullish(),
});
export type ChatMember = z.infer<typeof ChatMember>;

/** A resource-specific permission of the manifest, such as `ChatMessage.Read.Chat`. */
export interface ChatPermission {
  name: string;
  type: 'application' | 'delegated';
}

export interface Chats {
  members(chatId: string, correlationId: string): Promise<ChatMember[]>;
  /** @param manifestId - the app's id in its manifest, not the one of the catalogue */
  isInstalled(chatId: string, manifestId: string, correlationId: string): Promise<boolean>;
  /**
   * Puts the app into a chat, and so into the meeting of the chat.
   * @param catalogId - the app's id in the organisation's catalogue
   * @param permissions - exactly those of the manifest; Graph refuses any other list
   */
  install(
    chatId: string,
    catalogId: string,
    permissions: readonly ChatPermission[],
    correlationId: string,
  ): Promise<'installed' | 'already-there'>;
}

const Installation = z.object({ id: z.string() });

function installation(catalogId: string, permissions: readonly ChatPermission[]): TeamsAppInstallation {
  const body = {
    'teamsApp@odata.bind': `${GRAPH_ADDRESS}/v1.0/appCatalogs/teamsApps/${encodeURIComponent(catalogId)}`,
    consentedPermissionSet: {
      resourceSpecificPermissions: permissions.map(({ name, type }) => ({
        permissionValue: name,
        permissionType: type,
      })),
    },
  };
  return body satisfies TeamsAppInstallation & { 'teamsApp@odata.bind': string };
}

export function createChats(client: Client): Chats {
  const graph = createGraphCall(client);
  const path = (chatId: string, rest: string): string => `/chats/${encodeURIComponent(chatId)}/${rest}`;

  return {
    members: (chatId, correlationId) => graph.list(ChatMember, path(chatId, 'members'), { correlationId }),
    async isInstalled(chatId, manifestId, correlationId) {
      const filter = query({ $expand: 'teamsApp', $filter: `teamsApp/externalId eq ${quoted(manifestId)}` });
      const found = await graph.list(Installation, path(chatId, `installedApps${filter}`), { correlationId });
      return found.length > 0;
    },
    async install(chatId, catalogId, permissions, correlationId) {
      try {
        const body = installation(catalogId, permissions);
        await graph.post(z.unknown(), path(chatId, 'installedApps'), body, { correlationId });
        return 'installed';
      } catch (error) {
        if (codeOf(error) === 'GRAPH.CONFLICT') return 'already-there';
        throw error;
      }
    },
  };
}
