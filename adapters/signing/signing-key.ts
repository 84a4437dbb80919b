import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { z } from 'zod';
import type { PublicKey } from '../../core/signing/index.ts';

/** 32 bytes as base64url, written the one way that there is. */
const Bytes32 = z.string().refine(isBytes32, 'is not 32 bytes as base64url');

/** RFC 8037, with the times between which it signed. A key that has been followed by another keeps no private part. */
const SigningKey = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: Bytes32,
  d: Bytes32.optional(),
  kid: z.string().min(1),
  since: z.iso.datetime(),
  until: z.iso.datetime().nullable().default(null),
});
export type SigningKey = z.infer<typeof SigningKey>;

/** RFC 7517; the first key signs, those behind it signed before. */
export const SigningKeySet = z
  .strictObject({ keys: z.array(SigningKey).min(1) })
  .refine(({ keys: [first] }) => first?.d !== undefined, 'has no private part in its first key')
  .refine(({ keys }) => keys.every(isPair), 'has a key whose private and public part do not belong together')
  .refine(({ keys }) => new Set(keys.map(({ kid }) => kid)).size === keys.length, 'names two keys alike');
export type SigningKeySet = z.infer<typeof SigningKeySet>;

/** @returns a new key, named by its own thumbprint (RFC 7638) */
export async function newSigningKey(at: Date): Promise<SigningKey> {
  // Only here: the settings are read with this schema before anything large is loaded.
  const { calculateJwkThumbprint } = await import('jose');
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const kid = await calculateJwkThumbprint({ kty: 'OKP', crv: 'Ed25519', x: jwk.x ?? '' });
  return SigningKey.parse({ ...jwk, kid, since: at.toISOString(), until: null });
}

/** @returns what anybody may know of it */
export function publicPart({ kty, crv, x, kid, since, until }: SigningKey): PublicKey {
  return { kty, crv, x, kid, since, until };
}

function isPair({ kty, crv, x, d }: SigningKey): boolean {
  if (d === undefined) return true;
  try {
    const privateKey = createPrivateKey({ key: { kty, crv, x, d }, format: 'jwk' });
    return createPublicKey(privateKey).export({ format: 'jwk' }).x === x;
  } catch {
    return false;
  }
}

function isBytes32(text: string): boolean {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length === 32 && bytes.toString('base64url') === text;
}
