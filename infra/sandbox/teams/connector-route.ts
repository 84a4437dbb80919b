/** The connector's calls that the stand-in understands; `other` is left to the backend. */
export type ConnectorRoute =
  | { kind: 'create-conversation' }
  | { kind: 'send'; conversationId: string; replyToId?: string }
  | { kind: 'update'; conversationId: string; activityId: string }
  | { kind: 'delete'; conversationId: string; activityId: string }
  | { kind: 'members'; conversationId: string }
  | { kind: 'paged-members'; conversationId: string }
  | { kind: 'member'; conversationId: string; memberId: string }
  | { kind: 'meeting'; meetingId: string }
  | { kind: 'participant'; meetingId: string; participantId: string }
  | { kind: 'other' };

const OTHER: ConnectorRoute = { kind: 'other' };

function activityRoute(method: string, conversationId: string, activityId: string | undefined): ConnectorRoute {
  if (activityId === undefined) return method === 'POST' ? { kind: 'send', conversationId } : OTHER;
  if (method === 'POST') return { kind: 'send', conversationId, replyToId: activityId };
  if (method === 'PUT') return { kind: 'update', conversationId, activityId };
  if (method === 'DELETE') return { kind: 'delete', conversationId, activityId };
  return OTHER;
}

function memberRoute(method: string, conversationId: string, memberId: string | undefined): ConnectorRoute {
  if (method !== 'GET') return OTHER;
  return memberId === undefined ? { kind: 'members', conversationId } : { kind: 'member', conversationId, memberId };
}

function conversationRoute(method: string, rest: readonly (string | undefined)[]): ConnectorRoute {
  const [conversationId, collection, itemId, more] = rest;
  if (conversationId === undefined) return method === 'POST' ? { kind: 'create-conversation' } : OTHER;
  if (collection === 'activities' && more === undefined) return activityRoute(method, conversationId, itemId);
  // Who has got an activity is, in a chat, everyone in the chat.
  if (collection === 'activities' && more === 'members') return memberRoute(method, conversationId, undefined);
  if (collection === 'members') return memberRoute(method, conversationId, itemId);
  if (collection === 'pagedmembers' && method === 'GET') return { kind: 'paged-members', conversationId };
  return OTHER;
}

/**
 * @param path below the connector's base, encoded, without the query
 * @throws URIError for a path that is not valid percent-encoding
 */
export function parseConnectorRoute(method: string, path: string): ConnectorRoute {
  const [version, resource, ...rest] = path
    .split('/')
    .filter((segment) => segment !== '')
    .map(decodeURIComponent);
  if (version === 'v3' && resource === 'conversations') return conversationRoute(method, rest);
  if (version !== 'v1' || resource !== 'meetings' || method !== 'GET') return OTHER;
  const [meetingId, collection, participantId] = rest;
  if (meetingId === undefined) return OTHER;
  if (collection === undefined) return { kind: 'meeting', meetingId };
  if (collection !== 'participants' || participantId === undefined) return OTHER;
  return { kind: 'participant', meetingId, participantId };
}
