import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import restify, { type Server } from 'restify';
import { verifySignature } from '../../../adapters/signing/index.ts';
import { closeServer } from '../../../bot/http/listen.ts';
import { createPublicKeys } from '../../../bot/http/public-keys.ts';
import { PublicKey } from '../../../core/signing/index.ts';
import { createTestSigner } from '../../helpers/test-signer.ts';

let server: Server;
let url: string;
const signer = createTestSigner();

beforeEach(async () => {
  server = restify.createServer();
  createPublicKeys({ signer }).register(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/.well-known/kollegan-keys.json`;
});
afterEach(() => closeServer(server));

it('gives everybody the public keys, which verify what was signed, and nothing private', async () => {
  const response = await fetch(url);
  const { keys } = (await response.json()) as { keys: { x: string }[] };

  expect(response.status).toBe(200);
  expect(keys).toEqual([{ ...(await signer.publicKeys())[0], use: 'sig', alg: 'EdDSA' }]);
  expect(keys.some((key) => 'd' in key)).toBe(false);
  const served = keys.map((key) => PublicKey.parse(key));
  await expect(
    verifySignature(await signer.sign('consent-receipt', { a: 1 }), 'consent-receipt', served),
  ).resolves.toMatchObject({ ok: true });
});
