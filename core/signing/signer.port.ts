/** What a signature is about; a signature of one kind is refused as one of another. */
export type SignedKind =
  | 'consent-receipt'
  | 'audit-head'
  | 'erasure-certificate'
  | 'retention-receipt'
  | 'backup-manifest';

/** A public key as RFC 7517 says it; Ed25519 as in RFC 8037. */
export interface PublicKey {
  kty: 'OKP';
  crv: 'Ed25519';
  x: string;
  kid: string;
  /** When it began to sign (ISO 8601). */
  since: string;
  /** When another took over (ISO 8601); null for the one that signs now. What it signed before stays valid. */
  until: string | null;
}

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
