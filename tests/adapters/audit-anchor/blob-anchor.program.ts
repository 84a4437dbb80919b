import { readFileSync } from 'node:fs';
import { createBlobAnchor } from '../../../adapters/audit-anchor/create-blob-anchor.ts';
import type { AnchoredHead } from '../../../core/audit/index.ts';
import { startBlobContainer } from './blob-container.ts';

/**
 * `node blob-anchor.program.ts <pem>`: an anchor on a container, asked over IPC. In a process of its own, for its client
 * sends tokens over TLS only and the certificate is nobody's.
 */
const [, , pemFile = ''] = process.argv;
const pem = readFileSync(pemFile, 'utf8');
let container = await startBlobContainer(pem);

function open() {
  const credential = {
    getToken: async () => ({ token: 'of-the-identity', expiresOnTimestamp: Date.now() + 3_600_000 }),
  };
  return createBlobAnchor({ url: container.url, credential, retries: 0 });
}
let anchor = open();

const METHODS = {
  publish: (head: AnchoredHead) => anchor.publish(head),
  heads: (tenantId: string, latest: number | null) => anchor.heads(tenantId, latest ?? undefined),
  fail: async (status: number, times: number) => container.fail(status, times),
  plant: async (name: string) => void container.blobs.set(name, { metadata: '', body: '' }),
  seen: async () => ({ blobs: [...container.blobs], requests: container.requests }),
  async reset() {
    await container.close();
    container = await startBlobContainer(pem);
    anchor = open();
  },
  close: () => container.close(),
};
export type Method = keyof typeof METHODS;

process.on('message', ({ method, args }: { method: Method; args: unknown[] }) => {
  const call = METHODS[method] as (...of: unknown[]) => Promise<unknown>;
  call(...args).then(
    (value) => process.send?.({ value }),
    (error: { code: string; fate: string; message: string }) =>
      process.send?.({ error: { code: error.code, fate: error.fate, message: error.message } }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
