import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { type SandboxPerson, startTeamsSandbox, type TeamsSandbox } from '../../../../infra/sandbox/teams/index.ts';
import { asBot, call, type JsonAnswer } from './http.ts';
import { type RecordingBot, startRecordingBot } from './recording-bot.ts';

export const BOT_APP_ID = '0d6e5c2a-7b8f-4a53-9c1e-8f2b7d4a0001';

/** What the Playground tells an open page. */
export interface Frame {
  action: string;
  actionConversationId: string;
  message: { messageId: string; text?: string };
}

export function cardOf(text: string) {
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] },
  };
}

/** A browser with the Playground open, as far as the chat stream goes. */
async function openPage(sandboxUrl: string) {
  const socket = new WebSocket(`${sandboxUrl.replace('http', 'ws')}/_ws_conversation/v1/conversations/stream`);
  const frames: Frame[] = [];
  const news = new EventEmitter();
  socket.on('message', (data) => {
    frames.push(JSON.parse(String(data)));
    news.emit('frame');
  });
  await once(socket, 'open');
  return {
    frames,
    close: () => socket.terminate(),
    async next(predicate: (frame: Frame) => boolean): Promise<Frame> {
      for (;;) {
        const found = frames.find(predicate);
        if (found !== undefined) return found;
        await once(news, 'frame');
      }
    },
  };
}

/** The real Playground behind the sandbox, with a recording bot at the other end, for all tests of a file. */
export function useSandbox() {
  const dataDir = mkdtempSync(join(tmpdir(), 'teams-sandbox-'));
  let bot: RecordingBot;
  let sandbox: TeamsSandbox;

  beforeAll(async () => {
    bot = await startRecordingBot();
    sandbox = await startTeamsSandbox({ port: 0, botEndpoint: bot.endpoint, botAppId: BOT_APP_ID, dataDir });
  });

  afterAll(async () => {
    await sandbox?.stop();
    await bot?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  afterEach(() => {
    bot.forget();
    sandbox.faults.clear();
  });

  const chat = (): string => sandbox.people.meeting.conversationId;
  const connector = (method: string, path: string, body?: unknown): Promise<JsonAnswer> =>
    asBot(sandbox.serviceUrl)(method, path, body);

  return {
    get bot() {
      return bot;
    },
    get sandbox() {
      return sandbox;
    },
    chat,
    chatPath: () => `/v3/conversations/${encodeURIComponent(chat())}`,
    connector,
    openPage: () => openPage(sandbox.url),
    person(givenName: string): SandboxPerson {
      const found = sandbox.people.everyone.find((one) => one.givenName === givenName);
      if (found === undefined) throw new Error(`No ${givenName} in the sandbox`);
      return found;
    },
    post(fromId: string, text: string, more: object = {}, conversationId = chat()): Promise<JsonAnswer> {
      const path = `/_conversation/v1/conversations/${encodeURIComponent(conversationId)}/messages`;
      const message = { type: 'text', text, textFormat: 'plain', from: { id: fromId }, ...more };
      return call('POST', `${sandbox.url}${path}`, message);
    },
    async sendCard(conversationPath: string, text: string): Promise<string> {
      const activity = { type: 'message', attachments: [cardOf(text)] };
      return (await connector('POST', `${conversationPath}/activities`, activity)).body.id;
    },
  };
}
