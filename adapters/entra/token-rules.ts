/** Who sends Kollegan a token. */
export type TokenKind = 'tab' | 'graph-notification' | 'call-callback' | 'bot';

export interface TokenRule {
  /** Names the signing keys; the `jwks_uri` in it may change, this address does not. */
  metadataUrl: string;
  /** Who may have issued a token of this tenant. */
  issuers(tenantId: string): readonly string[];
  /** Whether the token must say its tenant, and the tenant be one of ours. */
  hasTenant: boolean;
  /** The only app that may have asked for the token (`azp` in v2 tokens, `appid` in v1 tokens). */
  sender?: string;
  /** A permission that the token must carry in `scp`; it also shuts out apps that act for no person. */
  scope?: string;
}

const ENTRA = 'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration';
const BOT_FRAMEWORK = 'https://api.botframework.com';

const v1Issuer = (tenantId: string): string => `https://sts.windows.net/${tenantId}/`;
const v2Issuer = (tenantId: string): string => `https://login.microsoftonline.com/${tenantId}/v2.0`;

/**
 * The rules for every kind of inbound token. The audience is always Kollegan's own app id, the algorithm always RS256.
 *
 * Sources: Microsoft's pages on claims validation, on change notifications with resource data ("validationTokens"), on
 * call notifications ("Authenticate the callback") and on Bot Connector authentication ("Connector to bot").
 */
export const TOKEN_RULES: Readonly<Record<TokenKind, TokenRule>> = {
  tab: {
    metadataUrl: ENTRA,
    issuers: (tenantId) => [v2Issuer(tenantId)],
    hasTenant: true,
    scope: 'access_as_user',
  },
  'graph-notification': {
    metadataUrl: ENTRA,
    issuers: (tenantId) => [v1Issuer(tenantId), v2Issuer(tenantId)],
    hasTenant: true,
    // "Microsoft Graph Change Tracking", the same in every tenant.
    sender: '0bf30f3b-4a52-48df-9a82-234910c4a086',
  },
  'call-callback': {
    metadataUrl: 'https://api.aps.skype.com/v1/.well-known/OpenIdConfiguration',
    issuers: () => [BOT_FRAMEWORK, 'https://graph.microsoft.com'],
    hasTenant: true,
  },
  // botbuilder checks these itself, with the activity's service address; here for whoever takes its place.
  bot: {
    metadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    issuers: () => [BOT_FRAMEWORK],
    hasTenant: false,
  },
};
