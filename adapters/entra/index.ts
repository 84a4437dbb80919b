export type { AccessToken, TokenCredential } from './access-token.ts';
export { createTokenSource, type TokenSource, type TokenSourceOptions } from './create-token-source.ts';
export type { DelegatedToken } from './delegated-tokens.ts';
export {
  type CredentialSettings,
  chooseCredential,
  type EntraCredential,
  type EntraIdentity,
} from './entra-identity.ts';
