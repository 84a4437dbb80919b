export type { AccessToken, TokenCredential } from './access-token.ts';
export { createTokenSource, type TokenSource, type TokenSourceOptions } from './create-token-source.ts';
export {
  createTokenValidator,
  type TokenRefusal,
  type TokenValidatorOptions,
  type TokenVerdict,
  type ValidateToken,
} from './create-token-validator.ts';
export type { DelegatedToken } from './delegated-tokens.ts';
export {
  type CredentialSettings,
  chooseCredential,
  type EntraCredential,
  type EntraIdentity,
} from './entra-identity.ts';
export type { ValidToken } from './token-claims.ts';
export { TOKEN_RULES, type TokenKind } from './token-rules.ts';
