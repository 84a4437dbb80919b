export { PublicKey } from './public-key.ts';
export type { SignatureVerdict, SignedKind, Signer, VerifySignature } from './signer.port.ts';
