import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { createMeterMetrics } from '../../../adapters/telemetry/create-meter-metrics.ts';
import { createSpans } from '../../../adapters/telemetry/spans.ts';
import { startTelemetry } from '../../../adapters/telemetry/start-telemetry.ts';
import { createTraceIds } from '../../../adapters/telemetry/trace-ids.ts';

/**
 * `node application-insights.program.ts <pem> <correlation id>`: prints what Application Insights would get of one
 * failing turn and one metric. In a process of its own, for its exporter speaks TLS only and the certificate is nobody's.
 */
const [, , pemFile = '', correlationId = ''] = process.argv;
const pem = readFileSync(pemFile);
const server = createServer({ key: pem, cert: pem }, async (request, response) => {
  const bytes = await buffer(request);
  process.stdout.write(request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes);
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ itemsReceived: 1, itemsAccepted: 1, errors: [] }));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

const ids = createTraceIds();
const telemetry = await startTelemetry({
  config: {
    applicationInsights: `InstrumentationKey=${correlationId};IngestionEndpoint=https://127.0.0.1:${port}/`,
    traceRatio: 1,
  },
  host: 'test',
  ids,
  render: async () => '',
  logger: { warn: (message) => void process.stderr.write(message) },
});
createMeterMetrics().deadLetters({ queue: 'recaps' }, 3, 60);
await createSpans({ ids })
  .turn('turn', { correlationId }, () => Promise.reject(new Error('hemligt')))
  .catch(() => undefined);
await telemetry.stop();
server.closeAllConnections();
server.close();
