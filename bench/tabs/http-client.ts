import { Agent, type ClientRequest, request } from 'node:http';

export interface Answered {
  status: number;
  body: string;
  /** From the request to its whole answer. */
  ms: number;
}

export interface Ask {
  method?: 'GET' | 'POST';
  token?: string;
  match?: string;
  body?: unknown;
}

/** A client as thin as can be, so that what is measured is the server. */
export interface HttpClient {
  ask(path: string, options?: Ask): Promise<Answered>;
  /** Opens a stream and lets it run. @returns what ends it */
  follow(path: string, token: string): () => void;
  close(): void;
}

const TIMEOUT_MS = 30_000;

export function createHttpClient(baseUrl: string): HttpClient {
  const { hostname, port } = new URL(baseUrl);
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  const streams = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
  const open = new Set<ClientRequest>();

  return {
    ask(path, { method = 'GET', token, match, body } = {}) {
      const text = body === undefined ? '' : JSON.stringify(body);
      const headers = {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(match === undefined ? {} : { 'if-match': match }),
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      };
      const startedAt = performance.now();
      return new Promise((resolve, reject) => {
        const sent = request({ hostname, port, path, method, headers, agent, timeout: TIMEOUT_MS }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              body: Buffer.concat(chunks).toString('utf8'),
              ms: performance.now() - startedAt,
            }),
          );
        });
        sent.on('timeout', () => sent.destroy(new Error('timeout')));
        sent.on('error', reject);
        sent.end(text);
      });
    },
    follow(path, token) {
      const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' };
      const stream = request({ hostname, port, path, headers, agent: streams }, (response) => {
        response.on('error', () => undefined);
        response.resume();
      });
      stream.on('error', () => undefined);
      stream.end();
      open.add(stream);
      return () => {
        open.delete(stream);
        stream.destroy();
      };
    },
    close() {
      for (const stream of open) stream.destroy();
      agent.destroy();
      streams.destroy();
    },
  };
}
