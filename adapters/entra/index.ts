export { createTokenSource, type TokenSource } from './create-token-source.ts';
export {
  createTokenValidator,
  type TokenRefusal,
  type TokenVerdict,
  type ValidateToken,
} from './create-token-validator.ts';
export { chooseCredential, type EntraCredential } from './entra-identity.ts';
export { createTabCallers } from './tab-callers.ts';
export { TOKEN_RULES, type TokenKind } from './token-rules.ts';
