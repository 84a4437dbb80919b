import { createPublicKey, createVerify } from 'node:crypto';
import { z } from 'zod';
import { call } from './http.ts';

const Metadata = z.object({ issuer: z.string(), jwks_uri: z.string() });
const Keys = z.object({
  keys: z.array(
    z.object({ kid: z.string(), kty: z.string(), n: z.string(), e: z.string(), endorsements: z.array(z.string()) }),
  ),
});
const Claims = z.object({ iss: z.string(), aud: z.string(), exp: z.number(), serviceurl: z.string() });

function decode(segment: string | undefined): unknown {
  return JSON.parse(Buffer.from(segment ?? '', 'base64url').toString());
}

/** Checks a bearer token against the published keys, as the Bot Framework's library does. */
export async function verifyToken(authorization: string | undefined, openIdMetadataUrl: string) {
  const [header, claims, signature] = (authorization ?? '').replace(/^Bearer /, '').split('.');
  const metadata = Metadata.parse((await call('GET', openIdMetadataUrl)).body);
  const { keys } = Keys.parse((await call('GET', metadata.jwks_uri)).body);
  const { kid, alg } = z.object({ kid: z.string(), alg: z.string() }).parse(decode(header));
  const key = keys.find((candidate) => candidate.kid === kid);
  if (key === undefined) throw new Error('The token names a key that is not published');
  const publicKey = createPublicKey({ key: { kty: key.kty, n: key.n, e: key.e }, format: 'jwk' });
  const isValid = createVerify('RSA-SHA256')
    .update(`${header}.${claims}`)
    .verify(publicKey, signature ?? '', 'base64url');
  return {
    isValid,
    alg,
    issuer: metadata.issuer,
    endorsements: key.endorsements,
    claims: Claims.parse(decode(claims)),
  };
}
