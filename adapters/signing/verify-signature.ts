import { compactVerify, importJWK } from 'jose';
import { z } from 'zod';
import { canonicalJson } from '../../core/shared/canonical-json.ts';
import type { PublicKey, SignatureVerdict, SignedKind } from '../../core/signing/index.ts';
import { typeOf } from './create-signer.ts';

/** Exactly what is written: no header of ours asks for anything more. */
const Header = z.strictObject({ alg: z.literal('EdDSA'), kid: z.string(), typ: z.string() });
const Payload = z.record(z.string(), z.unknown());

/**
 * Holds a signature against public keys, with no network. Strict: another spelling of the same bytes (base64url with
 * loose ends, JSON that is not canonical) is refused as malformed, so that a signed text has one form only.
 */
export async function verifySignature(
  jws: string,
  kind: SignedKind,
  keys: readonly PublicKey[],
): Promise<SignatureVerdict> {
  const parts = jws.split('.').map(decode);
  const [headerBytes, payloadBytes, signature] = parts;
  if (parts.length !== 3 || !headerBytes || !payloadBytes || signature?.length !== 64) return refused('malformed');
  const header = Header.safeParse(parseJson(headerBytes));
  const payload = Payload.safeParse(parseJson(payloadBytes));
  if (!header.success || !payload.success) return refused('malformed');
  if (!isCanonical(payload.data, payloadBytes)) return refused('malformed');
  if (header.data.typ !== typeOf(kind)) return refused('wrong-kind');
  const key = keys.find(({ kid }) => kid === header.data.kid);
  if (!key) return refused('unknown-key');
  try {
    const { kty, crv, x, kid } = key;
    await compactVerify(jws, await importJWK({ kty, crv, x }, 'EdDSA'), { algorithms: ['EdDSA'] });
    return { ok: true, payload: payload.data, kid };
  } catch {
    return refused('bad-signature');
  }
}

function refused(reason: Exclude<SignatureVerdict, { ok: true }>['reason']): SignatureVerdict {
  return { ok: false, reason };
}

function decode(part: string): Buffer | null {
  const bytes = Buffer.from(part, 'base64url');
  return bytes.length > 0 && bytes.toString('base64url') === part ? bytes : null;
}

function isCanonical(payload: unknown, bytes: Buffer): boolean {
  try {
    return canonicalJson(payload) === bytes.toString('utf8');
  } catch {
    return false;
  }
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
