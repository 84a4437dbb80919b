import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readEmbeddedConfig } from '../../../adapters/config/index.ts';
import { type ComposeOptions, startProduct } from '../../../cli/start/compose.ts';

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
