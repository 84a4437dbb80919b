import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';

/**
 * Stands between the open pages and the Playground's two streams. The Playground answers the bot with 500 when a page
 * goes away in the same moment (it has kept the message, but tells no id), so it gets one connection per stream that
 * never goes away, and the pages come and go here.
 */
export interface StreamRelay {
  /** For the server's `upgrade` event. */
  handle(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Connects to the Playground; what it says from then on reaches the pages. */
  connect(playgroundUrl: string): void;
  /** Tells every open page what the Playground does not tell it. */
  showInChats(frame: unknown): void;
  close(): void;
}

interface Stream {
  path: string;
  pages: Set<WebSocket>;
  /** What came while no page was open; the next one gets it, as with the Playground alone. */
  missed: string[];
}

const CHATS = '/_ws_conversation/v1/conversations/stream';
const LOG = '/_ws/log/stream';
const MISSED_KEPT = 500;

function relay({ pages, missed }: Stream, text: string): void {
  for (const page of pages) page.send(text, () => {});
  if (pages.size > 0) return;
  missed.push(text);
  if (missed.length > MISSED_KEPT) missed.shift();
}

export function createStreamRelay(): StreamRelay {
  const chats: Stream = { path: CHATS, pages: new Set(), missed: [] };
  const streams = [chats, { path: LOG, pages: new Set<WebSocket>(), missed: [] }];
  const server = new WebSocketServer({ noServer: true });
  const upstreams: WebSocket[] = [];

  function open(stream: Stream, page: WebSocket): void {
    page.on('error', () => page.terminate());
    page.on('close', () => stream.pages.delete(page));
    for (const text of stream.missed.splice(0)) page.send(text, () => {});
    stream.pages.add(page);
  }

  return {
    handle(req, socket, head) {
      const stream = streams.find(({ path }) => path === req.url);
      if (stream === undefined) socket.destroy();
      else server.handleUpgrade(req, socket, head, (page) => open(stream, page));
    },
    connect(playgroundUrl) {
      for (const stream of streams) {
        const upstream = new WebSocket(`${playgroundUrl.replace(/^http/, 'ws')}${stream.path}`);
        upstream.on('message', (data) => relay(stream, data.toString()));
        // It ends with the Playground, which is told elsewhere.
        upstream.on('error', () => upstream.terminate());
        upstreams.push(upstream);
      }
    },
    showInChats: (frame) => relay(chats, JSON.stringify(frame)),
    close() {
      for (const socket of [...upstreams, ...streams.flatMap(({ pages }) => [...pages])]) socket.terminate();
    },
  };
}
