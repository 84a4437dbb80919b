import { createSign, generateKeyPair, type KeyObject, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type { JsonObject } from './json.ts';

/** Signs what goes to the bot as the Bot Framework would, with a key of this process. */
export interface TokenSigner {
  /** @returns a bearer token for the bot, good for at least a minute */
  token(): string;
  /** The key set that the metadata points to. */
  jwks(): JsonObject;
}

export interface TokenSignerOptions {
  keys: SigningKeys;
  /** The bot's app id: the token's audience. */
  botAppId: string;
  /** Must equal `activity.serviceUrl` to the letter, or the bot refuses. */
  serviceUrl: string;
  now?: () => number;
}

export interface SigningKeys {
  privateKey: KeyObject;
  publicKey: KeyObject;
}

const ISSUER = 'https://api.botframework.com';
const LIFETIME_S = 300;
const RENEW_BEFORE_S = 60;

const generate = promisify(generateKeyPair);

/** A fresh RSA pair; takes around a tenth of a second, off the main thread. */
export async function createSigningKeys(): Promise<SigningKeys> {
  return generate('rsa', { modulusLength: 2048 });
}

function segment(value: JsonObject): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Tokens are reused until a minute before they end, so that signing costs nothing per request. */
export function createTokenSigner({ keys, botAppId, serviceUrl, now = Date.now }: TokenSignerOptions): TokenSigner {
  const kid = randomUUID();
  let cached = { token: '', renewAt: 0 };

  function sign(nowS: number): string {
    const header = segment({ alg: 'RS256', typ: 'JWT', kid });
    const claims = segment({
      iss: ISSUER,
      aud: botAppId,
      iat: nowS,
      nbf: nowS,
      exp: nowS + LIFETIME_S,
      serviceurl: serviceUrl,
    });
    const signature = createSign('RSA-SHA256').update(`${header}.${claims}`).sign(keys.privateKey, 'base64url');
    return `${header}.${claims}.${signature}`;
  }

  return {
    token() {
      const nowS = Math.floor(now() / 1000);
      if (nowS >= cached.renewAt) {
        cached = { token: sign(nowS), renewAt: nowS + LIFETIME_S - RENEW_BEFORE_S };
      }
      return cached.token;
    },
    jwks: () => ({
      keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256', endorsements: ['msteams'] }],
    }),
  };
}
