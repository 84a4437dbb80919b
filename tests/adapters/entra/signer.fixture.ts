import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

export interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
}

export interface LocalSigner {
  /** Signs with a key that is published. */
  sign(claims: Record<string, unknown>, header?: { alg?: string; kid?: string }): Promise<string>;
  /** Makes a new key the one that signs; published unless told otherwise. */
  rotate(options?: { publish?: boolean; issuer?: string }): Promise<SigningKey>;
  /** Sends what is meant for Microsoft's key addresses to this signer. */
  fetch: typeof globalThis.fetch;
  /** Paths that were read. */
  reads: string[];
  /** What is answered: `down` is a 503, `cut` no answer at all. */
  health: 'up' | 'down' | 'cut';
  /** In place of the metadata document. */
  metadata: object | undefined;
  close(): Promise<void>;
}

const pairs = new Map<string, ReturnType<typeof generateKeyPair>>();

/** The same key for the same id, since making one takes long. */
export async function makeKey(kid: string): Promise<SigningKey> {
  const pair = pairs.get(kid) ?? generateKeyPair('RS256', { extractable: true });
  pairs.set(kid, pair);
  return { kid, ...(await pair) };
}

/** The metadata and key documents of Microsoft's token services, and a private key that fits. */
export async function startSigner(): Promise<LocalSigner> {
  const published: JWK[] = [];
  let current = await makeKey('key-0');
  let count = 0;

  const server = createServer((request, response) => {
    signer.reads.push(request.url ?? '');
    if (signer.health === 'cut') {
      request.socket.destroy();
      return;
    }
    const isMetadata = /openid-?configuration$/i.test(request.url ?? '');
    const metadata = signer.metadata ?? { jwks_uri: 'https://login.example.com/keys' };
    response.writeHead(signer.health === 'up' ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isMetadata ? metadata : { keys: published }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function publish(key: SigningKey, issuer: string | undefined): Promise<void> {
    const jwk = await exportJWK(key.publicKey);
    published.push({ ...jwk, kid: key.kid, use: 'sig', ...(issuer !== undefined && { issuer }) });
  }

  const signer: LocalSigner = {
    reads: [],
    health: 'up',
    metadata: undefined,
    sign: (claims, { alg = 'RS256', kid = current.kid } = {}) =>
      new SignJWT(claims).setProtectedHeader({ alg, kid, typ: 'JWT' }).sign(current.privateKey),
    async rotate({ publish: isPublished = true, issuer } = {}) {
      count += 1;
      current = await makeKey(`key-${count}`);
      if (isPublished) await publish(current, issuer);
      return current;
    },
    fetch: (input, init) => fetch(new URL(new URL(String(input)).pathname, base), init),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  await publish(current, 'https://login.microsoftonline.com/{tenantid}/v2.0');
  return signer;
}
