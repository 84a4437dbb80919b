import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readEmbeddedConfig } from '../../../adapters/config/index.ts';
import { type ComposeOptions, startProduct } from '../../../cli/start/compose.ts';
import { startExpirySweep } from '../../../cli/start/expiry-sweep.ts';
import { createRecordingLogger } from '../../helpers/recording-telemetry.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kollegan-product-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The product without anybody around it. */
function alone(env: Record<string, string> = {}): ComposeOptions {
  return {
    config: readEmbeddedConfig({ PORT: '0', KOLLEGAN_DATA_DIR: folder, ...env }, folder),
    peers: {
      serviceBusConnectionString:
        'Endpoint=sb://127.0.0.1:9;SharedAccessKeyName=k;SharedAccessKey=k;UseDevelopmentEmulator=true;',
      graphUrl: 'http://127.0.0.1:9',
      graphPlanId: 'plan',
      graphApplicationId: 'app',
      mailbox: 'kollegan@sandbox.example',
      botAppId: 'bot',
      openIdMetadataUrl: 'http://127.0.0.1:9/metadata',
    },
    logDestination: { write: () => undefined },
  };
}

describe('the product', () => {
  it('is up and ready also while nothing around it is', async () => {
    const product = await startProduct(alone());

    const answers = await Promise.all(['/healthz', '/readyz', '/metrics'].map((at) => fetch(`${product.url}${at}`)));
    const metrics = await answers[2]?.text();
    await product.stop();

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(metrics).toContain('kollegan_turns_total');
    expect(metrics).toContain('process_cpu_seconds_total');
    await expect(fetch(product.url)).rejects.toThrow();
  });

  it('says that its port is taken, and leaves its data to the next one', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const PORT = String((other.address() as AddressInfo).port);

    await expect(startProduct(alone({ PORT }))).rejects.toMatchObject({
      code: 'START.PORT_TAKEN',
      message: expect.stringContaining(PORT),
    });
    other.close();
    await once(other, 'close');
    const product = await startProduct(alone({ PORT }));
    await product.stop();
  });
});

describe('the sweep of expired words', () => {
  const logger = createRecordingLogger();
  beforeEach(() => {
    jest.useFakeTimers();
    logger.lines.length = 0;
  });
  afterEach(() => jest.useRealTimers());

  it('goes over every tenant until nothing is left, at the start and every hour', async () => {
    const left = new Map([
      ['tenant-1', 1_200],
      ['tenant-2', 3],
    ]);
    const asked: string[] = [];
    const store = {
      tenants: async () => [...left.keys()],
      async sweepExpired({ tenantId, limit }: { tenantId: string; limit: number }) {
        const removed = Math.min(limit, left.get(tenantId) ?? 0);
        left.set(tenantId, (left.get(tenantId) ?? 0) - removed);
        asked.push(`${tenantId} ${removed}`);
        return removed;
      },
    };

    const stop = startExpirySweep({ store, logger });
    await jest.advanceTimersByTimeAsync(0);
    const first = asked.splice(0);
    await jest.advanceTimersByTimeAsync(60 * 60 * 1_000);
    await stop();
    await jest.advanceTimersByTimeAsync(60 * 60 * 1_000);

    expect(first).toEqual(['tenant-1 500', 'tenant-1 500', 'tenant-1 200', 'tenant-2 3']);
    expect(asked).toEqual(['tenant-1 0', 'tenant-2 0']);
    expect(logger.lines.map(({ fields }) => fields)).toEqual([{ removed: 1_200 }, { removed: 3 }]);
  });

  it('tries again in an hour when the store cannot answer', async () => {
    const store = { tenants: () => Promise.reject(new Error('locked')), sweepExpired: async () => 0 };

    const stop = startExpirySweep({ store, logger });
    await jest.advanceTimersByTimeAsync(60 * 60 * 1_000);
    await stop();

    expect(logger.lines.map(({ message }) => message)).toEqual([
      'expired documents stay until the next sweep',
      'expired documents stay until the next sweep',
    ]);
  });
});
