import type { Client } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { createGraphCall, orNull, query, quoted } from './graph-call.ts';

/** A Teams meeting. Its chat is named here; a join address must not be taken apart for it. */
export const OnlineMeeting = z.object({
  id: z.string().min(1),
  subject: z.string().nullish(),
  joinWebUrl: z.string().nullish(),
  chatInfo: z.object({ threadId: z.string().nullish() }).nullish(),
  participants: z
    .object({
      organizer: z.object({ identity: z.object({ user: z.object({ id: z.string().nullish() }).nullish() }).nullish() }),
    })
    .nullish(),
});
export type OnlineMeeting = z.infer<typeof OnlineMeeting>;

/** All need an application access policy for the user; GRAPH.NO_ACCESS_POLICY says that it is missing. */
export interface OnlineMeetings {
  /** Null: no such meeting for this user. @param userId - object id of the organiser or an invited person */
  byJoinUrl(userId: string, joinUrl: string, correlationId: string): Promise<OnlineMeeting | null>;
  byId(userId: string, meetingId: string, correlationId: string): Promise<OnlineMeeting | null>;
}

export function createOnlineMeetings(client: Client): OnlineMeetings {
  const graph = createGraphCall(client);
  const path = (userId: string): string => `/users/${encodeURIComponent(userId)}/onlineMeetings`;
  return {
    async byJoinUrl(userId, joinUrl, correlationId) {
      const filter = query({ $filter: `JoinWebUrl eq ${quoted(joinUrl)}` });
      const found = await orNull(graph.list(OnlineMeeting, `${path(userId)}${filter}`, { correlationId }));
      return found?.[0] ?? null;
    },
    byId: (userId, meetingId, correlationId) =>
      orNull(graph.get(OnlineMeeting, `${path(userId)}/${encodeURIComponent(meetingId)}`, { correlationId })),
  };
}
