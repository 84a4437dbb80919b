import { once } from 'node:events';
import type { Request, Response } from 'restify';
import { DATA_HEADERS } from '../http/security-headers.ts';
import type { ApiDeps } from './api-deps.ts';
import type { Caller } from './caller.ts';
import type { Stream } from './handler.ts';

export interface StreamContext {
  deps: Pick<ApiDeps, 'clock'>;
  request: Request;
  response: Response;
  caller: Caller | null;
}

const HEARTBEAT_MS = 20_000;
/** Who reads so slowly is cut off; a new stream starts with asking for everything. */
const MAX_WAITING_BYTES = 256 * 1024;
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Streams events (`text/event-stream`) until the client leaves, reads too slowly, or its token ends. */
export async function serveStream({ deps, request, response, caller }: StreamContext, stream: Stream): Promise<void> {
  response.writeHead(200, {
    ...DATA_HEADERS,
    'Content-Type': 'text/event-stream; charset=utf-8',
    // Proxies would otherwise gather what they should pass on.
    'X-Accel-Buffering': 'no',
  });
  const write = (text: string) => {
    if (response.writableEnded || response.destroyed) return;
    response.write(text);
    if (response.writableLength > MAX_WAITING_BYTES) response.destroy();
  };
  write(': welcome\n\n');
  const close = stream({
    send: (event) => write(`data: ${JSON.stringify(event)}\n\n`),
    end: () => response.end(),
  });
  const heartbeat = setInterval(() => write(': alive\n\n'), HEARTBEAT_MS);
  const leftMs = (caller?.expiresAt.getTime() ?? 0) - deps.clock.now().getTime();
  const end = setTimeout(() => response.end(), Math.min(Math.max(0, leftMs), MAX_TIMER_MS));
  try {
    if (!request.socket.destroyed) await once(response, 'close');
  } finally {
    clearInterval(heartbeat);
    clearTimeout(end);
    close();
  }
}
