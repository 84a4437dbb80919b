import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer, json } from 'node:stream/consumers';
import { type Answer, errorBody, isFailure } from './answer.ts';
import { UNREADABLE } from './answer-graph.ts';
import type { GraphRequest } from './route.ts';
import type { HtmlAnswer } from './sandbox.routes.ts';

/** What was asked and answered, for tests. The token is left out. */
export interface RecordedRequest {
  method: string;
  /** Percent-decoded, without the query. */
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
  /** 0: the connection was cut. */
  status: number;
  answer: unknown;
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined) {
    return undefined;
  }
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/octet-stream')) return buffer(request);
  if (!type.includes('json')) {
    request.resume();
    return undefined;
  }
  return json(request).catch(() => UNREADABLE);
}

export async function readRequest(request: IncomingMessage): Promise<GraphRequest> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(headers),
    body: await readBody(request),
  };
}

/** Writes the answer as Graph does: its own request id, the caller's echoed. @returns the body that was sent */
export function writeAnswer(
  response: ServerResponse,
  request: GraphRequest,
  answer: Answer | HtmlAnswer,
  now: Date,
): unknown {
  const requestId = randomUUID();
  const clientRequestId = request.headers['client-request-id'] ?? requestId;
  const headers = { ...answer.headers, 'request-id': requestId, 'client-request-id': clientRequestId };
  if ('html' in answer) {
    // Not chained: where restify is loaded, it patches every response of the process and its writeHead returns nothing.
    response.writeHead(answer.status, { ...headers, 'content-type': 'text/html; charset=utf-8' });
    response.end(answer.html);
    return undefined;
  }
  if (answer.bytes !== undefined) {
    response.writeHead(answer.status, { 'content-type': 'application/octet-stream', ...headers });
    response.end(answer.bytes);
    return undefined;
  }
  const body = isFailure(answer) ? errorBody(answer, { requestId, clientRequestId, date: now }) : answer.body;
  if (body === undefined) {
    response.writeHead(answer.status, headers);
    response.end();
    return undefined;
  }
  const contentType = 'application/json;odata.metadata=minimal;odata.streaming=true;charset=utf-8';
  response.writeHead(answer.status, { ...headers, 'content-type': contentType });
  response.end(JSON.stringify(body));
  return body;
}

export function recordOf(request: GraphRequest, status: number, answer: unknown): RecordedRequest {
  const { authorization: _token, ...headers } = request.headers;
  return {
    method: request.method,
    path: decodeURIComponent(request.path),
    query: Object.fromEntries(request.query),
    headers,
    body: Buffer.isBuffer(request.body) ? undefined : request.body,
    status,
    answer,
  };
}
