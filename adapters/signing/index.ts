export { createSigner } from './create-signer.ts';
export { createKeyFolder } from './key-folder.ts';
export { newSigningKey, type SigningKey, SigningKeySet } from './signing-key.ts';
export { verifySignature } from './verify-signature.ts';
