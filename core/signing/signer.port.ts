import type { PublicKey } from '../contracts/public-key.ts';

/** What a signature is about; a signature of one kind is refused as one of another. */
export type SignedKind = 'consent-receipt' | 'audit-head' | 'erasure-certificate' | 'retention-receipt';

/** Signs with the installation's own key. The private key never leaves the adapter. */
export interface Signer {
  /** @returns a compact JWS (RFC 7515, EdDSA) with `kid` and `typ: kollegan-{kind}+jws` in its header; the payload is canonical JSON (RFC 8785) */
  sign(kind: SignedKind, payload: Readonly<Record<string, unknown>>): Promise<string>;
  /** All keys that ever signed, the present one first. */
  publicKeys(): Promise<readonly PublicKey[]>;
}

export type SignatureVerdict =
  | { ok: true; payload: Record<string, unknown>; kid: string }
  | { ok: false; reason: 'malformed' | 'wrong-kind' | 'unknown-key' | 'bad-signature' };

/** Holds a signature against public keys; needs no network. */
export type VerifySignature = (jws: string, kind: SignedKind, keys: readonly PublicKey[]) => Promise<SignatureVerdict>;
