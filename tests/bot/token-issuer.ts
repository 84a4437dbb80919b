import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Claims = Record<string, unknown>;

export interface TokenOptions {
  /** Which key's id the header names. Default `teams`. */
  kid?: string | undefined;
  header?: Claims;
  /** How the signature is made. Default with the key that the header names. */
  sign?: (signed: string) => string;
}

/** Publishes keys as the Bot Framework does, and signs whatever a test wants to be signed. */
export interface TokenIssuer {
  openIdMetadataUrl: string;
  token(claims: Claims, options?: TokenOptions): string;
  /** Signed by a key that nobody published, under the id of one that is. */
  forged(claims: Claims): string;
  /** Signed with the published key's text as if it were a shared secret. */
  confused(claims: Claims): string;
  close(): Promise<void>;
}

const ISSUER = 'https://api.botframework.com';

/** @returns the claims of a good token */
export function goodClaims({ appId, serviceUrl }: { appId: string; serviceUrl: string }): Claims {
  const now = Math.floor(Date.now() / 1000);
  return { iss: ISSUER, aud: appId, iat: now, nbf: now, exp: now + 600, serviceurl: serviceUrl };
}

export async function startTokenIssuer(): Promise<TokenIssuer> {
  const keys = new Map<string, { privateKey: KeyObject; publicKey: KeyObject; endorsements: string[] }>([
    ['teams', { ...newKey(), endorsements: ['msteams'] }],
    ['webchat', { ...newKey(), endorsements: ['webchat'] }],
  ]);
  const stranger = newKey();
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const isMetadata = request.url === '/metadata';
    const body = isMetadata ? { issuer: ISSUER, jwks_uri: `http://127.0.0.1:${port}/keys` } : { keys: jwks() };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  function jwks() {
    return [...keys].map(([kid, { publicKey, endorsements }]) => ({
      ...publicKey.export({ format: 'jwk' }),
      kid,
      endorsements,
      use: 'sig',
    }));
  }

  function token(claims: Claims, { kid = 'teams', header = {}, sign }: TokenOptions = {}): string {
    const known = keys.get(kid)?.privateKey ?? stranger.privateKey;
    const signed = `${encode({ alg: 'RS256', typ: 'JWT', kid, ...header })}.${encode(claims)}`;
    return `${signed}.${(sign ?? rsa(known))(signed)}`;
  }

  return {
    openIdMetadataUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/metadata`,
    token,
    forged: (claims) => token(claims, { sign: rsa(stranger.privateKey) }),
    confused(claims) {
      const pem = keys.get('teams')?.publicKey.export({ format: 'pem', type: 'pkcs1' }) ?? '';
      const sign = (signed: string) => createHmac('sha256', pem).update(signed).digest('base64url');
      return token(claims, { header: { alg: 'HS256' }, sign });
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function newKey() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

function rsa(privateKey: KeyObject) {
  return (signed: string) => createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url');
}

function encode(value: Claims): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
