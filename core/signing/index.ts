export { PublicKey } from '../contracts/public-key.ts';
export type { SignatureVerdict, SignedKind, Signer, VerifySignature } from './signer.port.ts';
