import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface BlobContainer {
  url: string;
  /** By name. */
  blobs: Map<string, { metadata: string; body: string }>;
  requests: { method: string; name: string; authorization: string | undefined }[];
  /** The next requests are answered with this status. */
  fail(status: number, times: number): void;
  close(): Promise<void>;
}

const PER_PAGE = 2;

/** A container with an immutability policy, over TLS as the client wants it: Put Blob that only creates, and List Blobs in pages, by Azure's contract. */
export async function startBlobContainer(pem: string): Promise<BlobContainer> {
  const blobs: BlobContainer['blobs'] = new Map();
  const requests: BlobContainer['requests'] = [];
  const failures: number[] = [];
  const server = createServer({ key: pem, cert: pem }, (request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://localhost');
    const name = decodeURIComponent(url.pathname.slice('/account/audit-heads/'.length));
    requests.push({ method: request.method ?? '', name, authorization: request.headers.authorization });
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const status = failures.shift();
    if (status !== undefined) return refuse(response, status, 'ServerBusy');
    if (request.method === 'PUT') return put(request, response, name, body);
    if (url.searchParams.get('comp') === 'list') return list(response, url);
    return refuse(response, 400, 'InvalidUri');
  }

  function put(request: IncomingMessage, response: ServerResponse, name: string, body: string): void {
    if (blobs.has(name)) {
      const isCreate = request.headers['if-none-match'] === '*';
      refuse(response, 409, isCreate ? 'BlobAlreadyExists' : 'BlobImmutableDueToPolicy');
      return;
    }
    blobs.set(name, { metadata: String(request.headers['x-ms-meta-head'] ?? ''), body });
    response.writeHead(201, { etag: '"1"', 'last-modified': new Date(0).toUTCString() }).end();
  }

  function list(response: ServerResponse, url: URL): void {
    const prefix = url.searchParams.get('prefix') ?? '';
    const names = [...blobs.keys()].filter((each) => each.startsWith(prefix)).sort();
    const from = Number(url.searchParams.get('marker') ?? 0);
    const page = names.slice(from, from + PER_PAGE);
    const next = from + PER_PAGE < names.length ? String(from + PER_PAGE) : '';
    const withMetadata = url.searchParams.get('include') === 'metadata';
    const entries = page.map((each) => {
      const metadata = withMetadata ? `<Metadata><head>${blobs.get(each)?.metadata}</head></Metadata>` : '';
      return `<Blob><Name>${escapeXml(each)}</Name><Properties/>${metadata}</Blob>`;
    });
    const xml = `<?xml version="1.0" encoding="utf-8"?><EnumerationResults ServiceEndpoint="" ContainerName="audit-heads"><Blobs>${entries.join('')}</Blobs><NextMarker>${next}</NextMarker></EnumerationResults>`;
    response.writeHead(200, { 'content-type': 'application/xml' }).end(xml);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/account/audit-heads`,
    blobs,
    requests,
    fail: (status, times) => void failures.push(...Array.from({ length: times }, () => status)),
    close: () => closed(server),
  };
}

function refuse(response: ServerResponse, status: number, code: string): void {
  const xml = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml', 'x-ms-error-code': code }).end(xml);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}
