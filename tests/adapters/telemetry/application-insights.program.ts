import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { trace } from '@opentelemetry/api';
import { jobSpan, traceProperties } from '../../../adapters/telemetry/spans.ts';
import { openTelemetry } from '../../../composition/telemetry.ts';

/**
 * `node application-insights.program.ts <pem> <correlation id>`: prints what Application Insights would get of one
 * failing turn, its job and one metric. In a process of its own, for its exporter speaks TLS only and the certificate is nobody's.
 */
const [, , pemFile = '', correlationId = ''] = process.argv;
const pem = readFileSync(pemFile);
const server = createServer({ key: pem, cert: pem }, async (request, response) => {
  const bytes = await buffer(request);
  process.stdout.write(`${request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes}\n`);
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ itemsReceived: 1, itemsAccepted: 1, errors: [] }));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

const { logger, metrics, spans, stop } = await openTelemetry({
  config: {
    logLevel: 'debug',
    telemetry: {
      applicationInsights: `InstrumentationKey=${correlationId};IngestionEndpoint=https://127.0.0.1:${port}/`,
      traceRatio: 1,
    },
  },
  host: 'test',
  logDestination: { write: () => undefined },
});
metrics.deadLetters({ queue: 'recaps' }, 3, 60);
logger.error('turn failed', { code: 'hemligt' });
await spans
  .turn('turn', { correlationId }, async () => {
    // As a library instruments itself.
    trace
      .getTracer('@azure/cosmos')
      .startSpan('GET', { attributes: { 'http.url': 'https://hemligt/users/1' } })
      .end();
    throw new Error('hemligt');
  })
  .catch(() => undefined);
const job = { queue: 'recaps', messageId: 'm', correlationId, deliveryCount: 1 };
await jobSpan(job, traceProperties(correlationId), async () => undefined);
await stop();
server.closeAllConnections();
server.close();
