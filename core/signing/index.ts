export type { PublicKey, SignatureVerdict, SignedKind, Signer, VerifySignature } from './signer.port.ts';
