import type { Client } from '@microsoft/microsoft-graph-client';
import type { User } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { createGraphCall, orNull, query, quoted } from './graph-call.ts';

/** A person of the directory, as far as Kollegan needs to know. */
export const GraphUser = z.object({
  id: z.string().min(1),
  displayName: z.string().nullish(),
  mail: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
});
export type GraphUser = z.infer<typeof GraphUser>;

export interface Users {
  /** Null: nobody has this Entra object id. */
  byId(userId: string, correlationId: string): Promise<GraphUser | null>;
  /** Null: nobody, or more than one, has this address. */
  byMail(mail: string, correlationId: string): Promise<GraphUser | null>;
  /** The people who are members of a group themselves; groups in it and devices are left out. */
  membersOfGroup(groupId: string, correlationId: string): Promise<GraphUser[]>;
}

const FIELDS = ['id', 'displayName', 'mail', 'userPrincipalName'] as const satisfies readonly (keyof User)[];
const $select = FIELDS.join(',');
const Member = GraphUser.extend({ '@odata.type': z.string().optional() });

export function createUsers(client: Client): Users {
  const graph = createGraphCall(client);
  return {
    byId: (userId, correlationId) =>
      orNull(graph.get(GraphUser, `/users/${encodeURIComponent(userId)}${query({ $select })}`, { correlationId })),
    async byMail(mail, correlationId) {
      const filter = query({ $filter: `mail eq ${quoted(mail)}`, $select, $top: '2' });
      const [user, second] = await graph.list(GraphUser, `/users${filter}`, { correlationId });
      return user === undefined || second !== undefined ? null : user;
    },
    async membersOfGroup(groupId, correlationId) {
      const path = `/groups/${encodeURIComponent(groupId)}/members${query({ $select, $top: '999' })}`;
      const members = await graph.list(Member, path, { correlationId });
      return members
        .filter((member) => member['@odata.type'] === '#microsoft.graph.user')
        .map((member) => GraphUser.parse(member));
    },
  };
}
