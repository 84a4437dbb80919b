import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';

export interface ReceivedTelemetry {
  method: string;
  path: string;
  body: string;
  headers: Record<string, unknown>;
}

export interface OtlpSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: Record<string, unknown>;
}

/** A collector, a push gateway and Sentry on this machine; keeps whatever it is sent. */
export interface TelemetryReceivers {
  /** The settings that lead there. */
  env: Record<string, string>;
  received: ReceivedTelemetry[];
  to(pathPart: string): ReceivedTelemetry[];
  spans(): OtlpSpan[];
  close(): Promise<void>;
}

export async function startTelemetryReceivers(): Promise<TelemetryReceivers> {
  const received: ReceivedTelemetry[] = [];
  const server = createServer(async (request, response) => {
    const bytes = await buffer(request);
    const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
    received.push({
      method: request.method ?? '',
      path: request.url ?? '',
      body: body.toString(),
      headers: request.headers,
    });
    response.setHeader('content-type', 'application/json');
    response.end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const to = (pathPart: string) => received.filter(({ path }) => path.includes(pathPart));
  return {
    env: {
      OTEL_EXPORTER_OTLP_ENDPOINT: `${url}/otlp`,
      PROM_PUSHGATEWAY_URL: `${url}/push`,
      SENTRY_DSN: `http://public@127.0.0.1:${port}/7`,
    },
    received,
    to,
    spans: () => to('/otlp/v1/traces').flatMap(({ body }) => spansIn(JSON.parse(body))),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Attribute {
  key: string;
  value: Record<string, unknown>;
}

type WireSpan = Omit<OtlpSpan, 'attributes'> & { attributes?: Attribute[] };

function spansIn(payload: { resourceSpans: { scopeSpans: { spans: WireSpan[] }[] }[] }): OtlpSpan[] {
  return payload.resourceSpans.flatMap(({ scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map(({ attributes = [], ...span }) => ({
        ...span,
        attributes: Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]])),
      })),
    ),
  );
}
