import type { Agent } from 'node:http';
import type { ConnectorBackend } from './connector-backend.ts';
import { callUpstream, type Reply } from './http-io.ts';
import type { JsonObject } from './json.ts';

export interface PlaygroundBackendOptions {
  agent: Agent;
  /** Base address of the Playground process, once it is up. */
  baseUrl: Promise<string>;
}

function hasTextAndCard(activity: JsonObject): boolean {
  return Boolean(activity.text) && Array.isArray(activity.attachments) && activity.attachments.length > 0;
}

/**
 * The Playground makes two messages of a text with a card, tells no id for them and refuses to replace a card by both.
 * So the text goes first, on its own, and the card is the message that has the id; only the card is ever replaced.
 */
function textOf({ attachments: _attachments, ...activity }: JsonObject): JsonObject {
  return activity;
}

function cardOf(activity: JsonObject): JsonObject {
  const { text: _text, textFormat: _textFormat, ...card } = activity;
  return hasTextAndCard(activity) ? card : activity;
}

/** The Playground's own connector, which keeps the messages and shows them to the person. */
export function createPlaygroundBackend({ agent, baseUrl }: PlaygroundBackendOptions): ConnectorBackend {
  async function call(method: string, path: string, body?: Buffer): Promise<Reply> {
    return callUpstream({
      agent,
      url: `${await baseUrl}/_connector${path}`,
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body,
    });
  }

  function write(method: string, path: string, body: JsonObject): Promise<Reply> {
    return call(method, path, Buffer.from(JSON.stringify(body)));
  }

  function chat(conversationId: string): string {
    return `/v3/conversations/${encodeURIComponent(conversationId)}`;
  }

  return {
    async send(conversationId, activity, replyToId) {
      const reply = replyToId === undefined ? '' : `/${encodeURIComponent(replyToId)}`;
      const path = `${chat(conversationId)}/activities${reply}`;
      if (hasTextAndCard(activity)) {
        const text = await write('POST', path, textOf(activity));
        if (text.status >= 300) return text;
      }
      return write('POST', path, cardOf(activity));
    },
    update: (conversationId, activityId, activity) =>
      write('PUT', `${chat(conversationId)}/activities/${encodeURIComponent(activityId)}`, cardOf(activity)),
    openPersonalChat: (person) => write('POST', '/v3/conversations', { isGroup: false, members: [{ id: person.id }] }),
    members: (conversationId) => call('GET', `${chat(conversationId)}/members`),
    pagedMembers: (conversationId, query) => call('GET', `${chat(conversationId)}/pagedmembers?${query.toString()}`),
    member: (conversationId, personId) =>
      call('GET', `${chat(conversationId)}/members/${encodeURIComponent(personId)}`),
    other: ({ method, path, body }) => call(method, path, body),
  };
}
