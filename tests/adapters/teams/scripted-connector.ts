import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { ConversationReference } from '../../../core/messaging/index.ts';

/** One request as it came over the wire. */
export interface ConnectorRequest {
  method: string;
  /** Decoded, without the query. */
  path: string;
  /** As it was sent. */
  rawPath: string;
  query: Record<string, string>;
  headers: IncomingMessage['headers'];
  body: unknown;
}

/** What the connector says; `'nothing'` leaves the caller without an answer, `'reset'` ends the connection. */
export type ConnectorAnswer =
  | { status: number; body?: unknown; headers?: Record<string, string> }
  | 'nothing'
  | 'reset'
  | 'half';

export interface ScriptedConnector {
  serviceUrl: string;
  reference: ConversationReference;
  requests: ConnectorRequest[];
  /** The next answers, in order; when there are none left, every call succeeds. */
  script(...answers: ConnectorAnswer[]): void;
  /** What every call gets that is not scripted. */
  otherwise(answer: (request: ConnectorRequest) => ConnectorAnswer): void;
  close(): Promise<void>;
}

const CONVERSATION = '19:meeting_abc@thread.v2';

/** A Teams connector that says what the test wants, over real HTTP. */
export async function startScriptedConnector(): Promise<ScriptedConnector> {
  const requests: ConnectorRequest[] = [];
  const scripted: ConnectorAnswer[] = [];
  let standard = (_request: ConnectorRequest): ConnectorAnswer => ({
    status: 201,
    body: { id: `a-${requests.length}` },
  });
  const server = createServer(async (incoming, response) => {
    const request = await readRequest(incoming);
    requests.push(request);
    answer(response, scripted.shift() ?? standard(request));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/emea/`;
  return {
    serviceUrl,
    reference: {
      tenantId: 'tenant-1',
      conversationId: CONVERSATION,
      serviceUrl,
      channelId: 'msteams',
      botId: '28:bot',
      botName: 'Kollegan',
    },
    requests,
    script: (...answers) => scripted.push(...answers),
    otherwise(answerTo) {
      standard = answerTo;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function readRequest(incoming: IncomingMessage): Promise<ConnectorRequest> {
  const url = new URL(incoming.url ?? '/', 'http://connector');
  const hasBody = incoming.method === 'POST' || incoming.method === 'PUT';
  return {
    method: incoming.method ?? '',
    path: decodeURIComponent(url.pathname),
    rawPath: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: incoming.headers,
    body: hasBody ? await json(incoming) : undefined,
  };
}

function answer(response: ServerResponse, what: ConnectorAnswer): void {
  if (what === 'nothing') return;
  if (what === 'reset') {
    response.destroy();
    return;
  }
  if (what === 'half') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
    response.write('{');
    return;
  }
  response.writeHead(what.status, { 'content-type': 'application/json', ...what.headers });
  response.end(JSON.stringify(what.body ?? {}));
}
