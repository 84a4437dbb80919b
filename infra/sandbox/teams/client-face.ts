import { randomUUID } from 'node:crypto';
import { type Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { z } from 'zod';
import type { Directory } from './directory.ts';
import { callUpstream, type Reply, readBody, sendReply } from './http-io.ts';
import { type JsonObject, parseJsonObject } from './json.ts';
import type { SpeakerTokens } from './speaker-tokens.ts';
import { startingPage, stoppedPage } from './starting-page.ts';

export interface ClientFaceOptions {
  agent: Agent;
  directory: Directory;
  speakerTokens: SpeakerTokens;
  /** The Playground's address; undefined until it is up. */
  baseUrl(): string | undefined;
  /** True when the Playground ended and will not come up. */
  hasStopped(): boolean;
  /** Shows a frame of the Playground's chat stream in every open page. */
  showInChats(frame: JsonObject): void;
}

export type ClientFace = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

const MESSAGES = /^\/_conversation\/v1\/conversations\/([^/?]+)\/messages$/;
const CUSTOM_ACTIVITIES = '/_internal/v1/customActivities';

const Posted = z.object({ from: z.object({ id: z.string() }), text: z.string(), textFormat: z.string() });
const Accepted = z.object({ messageId: z.string(), timestamp: z.number() });

/** An activity from the editor keeps its id when it is sent again, which Teams never does. */
function withFreshId(body: Buffer): Buffer {
  const activity = parseJsonObject(body);
  return activity === undefined ? body : Buffer.from(JSON.stringify({ ...activity, id: randomUUID() }));
}

/** The person's side of Teams: the Playground behind our own address, with the messages marked on their way. */
export function createClientFace(options: ClientFaceOptions): ClientFace {
  const { agent, directory, speakerTokens, baseUrl, hasStopped, showInChats } = options;

  async function post(req: IncomingMessage, base: string, body: Buffer): Promise<Reply> {
    const headers = { 'content-type': req.headers['content-type'] ?? 'application/json' };
    return callUpstream({ agent, url: `${base}${req.url ?? '/'}`, method: 'POST', headers, body });
  }

  /** The Playground shows what its own page wrote and what the bot answers, but nothing that others write. */
  function showOthersMessage(conversationId: string, body: Buffer, { body: answer }: Reply): void {
    const posted = Posted.safeParse(parseJsonObject(body));
    const accepted = Accepted.safeParse(Buffer.isBuffer(answer) ? parseJsonObject(answer) : undefined);
    if (!posted.success || !accepted.success || directory.meetingOfChat(conversationId) === undefined) return;
    const { from, text, textFormat } = posted.data;
    const person = directory.person(from.id);
    if (person === undefined || person.id === directory.currentUser.id) return;
    showInChats({
      action: 'createMessage',
      actionConversationId: conversationId,
      message: {
        ...accepted.data,
        from,
        // The page knows the speaker's picture, but would call everyone by the bot's name.
        text: `${person.name}: ${text}`,
        textFormat,
        attachments: [],
        attachmentLayout: 'list',
        mentions: [],
      },
    });
  }

  async function postMessage(req: IncomingMessage, base: string, conversationId: string): Promise<Reply> {
    const body = await readBody(req);
    const reply = await post(req, base, speakerTokens.mark(conversationId, body));
    showOthersMessage(conversationId, body, reply);
    return reply;
  }

  function passOn(req: IncomingMessage, res: ServerResponse, base: string): void {
    const upstream = request(`${base}${req.url ?? '/'}`, { agent, method: req.method ?? 'GET', headers: req.headers });
    upstream.on('response', (incoming) => {
      res.writeHead(incoming.statusCode ?? 502, incoming.headers);
      pipeline(incoming, res, () => {});
    });
    upstream.on('error', () => {
      if (res.headersSent) res.destroy();
      else sendReply(res, stoppedPage());
    });
    res.on('close', () => upstream.destroy());
    pipeline(req, upstream, () => {});
  }

  async function changed(req: IncomingMessage, base: string): Promise<Reply | undefined> {
    if (req.method !== 'POST' || req.url === undefined) return undefined;
    if (req.url === CUSTOM_ACTIVITIES) return post(req, base, withFreshId(await readBody(req)));
    const conversation = MESSAGES.exec(req.url)?.[1];
    return conversation === undefined ? undefined : postMessage(req, base, decodeURIComponent(conversation));
  }

  return async (req, res) => {
    const base = baseUrl();
    if (hasStopped()) return sendReply(res, stoppedPage());
    if (base === undefined) return sendReply(res, startingPage());
    const reply = await changed(req, base);
    return reply === undefined ? passOn(req, res, base) : sendReply(res, reply);
  };
}
