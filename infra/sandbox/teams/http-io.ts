import { type Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** What to answer: a Buffer goes out as it is, anything else as JSON. */
export interface Reply {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface UpstreamCall {
  agent: Agent;
  url: string | URL;
  method: string;
  headers: Record<string, string>;
  body?: Buffer | undefined;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** @returns the whole body of a request or response */
export async function readBody(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}

export function sendReply(res: ServerResponse, { status, body, headers }: Reply): void {
  if (body === undefined) {
    res.writeHead(status, { 'content-length': 0, ...headers });
    res.end();
    return;
  }
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  // Not chained: where restify is loaded, it patches every response of the process and its writeHead returns nothing.
  res.writeHead(status, { 'content-type': JSON_TYPE, 'content-length': bytes.length, ...headers });
  res.end(bytes);
}

/** An error in the connector's own shape. */
export function errorReply(status: number, code: string, message: string): Reply {
  return { status, body: { error: { code, message } } };
}

/** One request to another process. @throws the socket's error when there is no answer */
export function callUpstream({ agent, url, method, headers, body }: UpstreamCall): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      agent,
      method,
      headers: body === undefined ? headers : { ...headers, 'content-length': String(body.length) },
    });
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      readBody(incoming).then((bytes) => {
        const type = incoming.headers['content-type'];
        resolve({
          status: incoming.statusCode ?? 502,
          ...(bytes.length > 0 && { body: bytes }),
          ...(type !== undefined && { headers: { 'content-type': type } }),
        });
      }, reject);
    });
    outgoing.end(body);
  });
}
