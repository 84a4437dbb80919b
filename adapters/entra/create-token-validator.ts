import { errors, type JWTVerifyGetKey, type JWTVerifyResult, jwtVerify } from 'jose';
import type { Clock } from '../../core/shared/clock.port.ts';
import { keysUnavailable } from './entra.errors.ts';
import { createSigningKeys, type SigningKeys } from './signing-keys.ts';
import { TokenClaims, type ValidToken, validTokenOf } from './token-claims.ts';
import { TOKEN_RULES, type TokenKind, type TokenRule } from './token-rules.ts';

export type TokenRefusal =
  | 'malformed'
  | 'algorithm'
  | 'unknown-key'
  | 'signature'
  | 'expired'
  | 'not-yet-valid'
  | 'audience'
  | 'issuer'
  | 'tenant'
  | 'sender'
  | 'scope'
  | 'claims';

export type TokenVerdict = { ok: true; token: ValidToken } | { ok: false; reason: TokenRefusal };

/**
 * Refused tokens are an expected outcome; their reason is for the log, never for the sender.
 * @throws ENTRA.KEYS_UNAVAILABLE (retry) when the signing keys cannot be read: the token may be good
 */
export type ValidateToken = (token: string) => Promise<TokenVerdict>;

export interface TokenValidatorOptions {
  kind: TokenKind;
  /** Kollegan's app registration. */
  appId: string;
  /** Tenants that are served. */
  tenantIds: readonly string[];
  clock: Clock;
  fetch?: typeof globalThis.fetch;
  /** See SigningKeysOptions; 30 s by default. */
  keyCooldownMs?: number;
}

/** Source: Bot Connector authentication names 5 minutes; Microsoft's own libraries use them for every token. */
const CLOCK_SKEW_SECONDS = 300;

const REFUSAL_OF_CLAIM: Readonly<Record<string, TokenRefusal>> = { aud: 'audience', nbf: 'not-yet-valid' };

/** @returns why jose refused; anything that is not about the token is about reading the keys. */
function refusalOf(error: unknown): TokenRefusal {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    return error.reason === 'check_failed' ? (REFUSAL_OF_CLAIM[error.claim] ?? 'claims') : 'claims';
  }
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported) return 'algorithm';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
    return 'unknown-key';
  }
  if (error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid) return 'malformed';
  throw keysUnavailable();
}

const isOneOf = (wanted: string, list: readonly string[]): boolean =>
  list.some((item) => item.toLowerCase() === wanted.toLowerCase());

/** Entra names with some keys the one issuer that they may sign for. */
function isForeignKey(keys: SigningKeys, { kid = '' }: { kid?: string }, { iss, tid = '' }: TokenClaims): boolean {
  const issuer = keys.issuerOf(kid);
  if (issuer === undefined || issuer.includes('{tenantid}')) return false;
  return issuer !== iss && (tid === '' || !issuer.includes(tid));
}

function checkClaims(claims: TokenClaims, rule: TokenRule, tenantIds: readonly string[]): TokenRefusal | undefined {
  const { tid, iss, azp, appid, scp = '' } = claims;
  if (rule.hasTenant && tid === undefined) return 'claims';
  if (!rule.issuers(tid ?? '').includes(iss)) return 'issuer';
  if (rule.hasTenant && !isOneOf(tid ?? '', tenantIds)) return 'tenant';
  if (rule.sender !== undefined && (azp ?? appid) !== rule.sender) return 'sender';
  if (rule.scope === undefined) return undefined;
  if (!scp.split(' ').includes(rule.scope)) return 'scope';
  return claims.oid === undefined ? 'claims' : undefined;
}

/** Checks inbound tokens of one kind against its rules (see TOKEN_RULES). */
export function createTokenValidator(options: TokenValidatorOptions): ValidateToken {
  const { kind, appId, tenantIds, clock, fetch = globalThis.fetch, keyCooldownMs = 30_000 } = options;
  const rule = TOKEN_RULES[kind];
  const keys = createSigningKeys({ metadataUrl: rule.metadataUrl, fetch, cooldownMs: keyCooldownMs });

  async function verify(token: string): Promise<JWTVerifyResult> {
    // The keys are asked for only after the token's own shape and algorithm are accepted.
    const keyOf: JWTVerifyGetKey = async (header, input) => (await keys.key())(header, input);
    return jwtVerify(token, keyOf, {
      algorithms: ['RS256'],
      audience: appId,
      clockTolerance: CLOCK_SKEW_SECONDS,
      currentDate: clock.now(),
      requiredClaims: ['exp', 'nbf', 'iss'],
    });
  }

  return async function validate(token) {
    const verified = await verify(token).catch(refusalOf);
    if (typeof verified === 'string') return { ok: false, reason: verified };
    const parsed = TokenClaims.safeParse(verified.payload);
    if (!parsed.success) return { ok: false, reason: 'claims' };
    if (isForeignKey(keys, verified.protectedHeader, parsed.data)) return { ok: false, reason: 'issuer' };
    const reason = checkClaims(parsed.data, rule, tenantIds);
    return reason === undefined ? { ok: true, token: validTokenOf(parsed.data) } : { ok: false, reason };
  };
}
