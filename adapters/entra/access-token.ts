import type { AuthenticationResult } from '@azure/msal-node';

/** The shape that Azure's SDKs share. */
export interface AccessToken {
  token: string;
  /** Milliseconds since 1970. */
  expiresOnTimestamp: number;
}

/** What Azure's SDKs call a TokenCredential: it fits @azure/cosmos and @azure/service-bus. */
export interface TokenCredential {
  getToken(scopes: string | string[]): Promise<AccessToken>;
}

/** @throws Error when there is no answer or one without an expiry; the caller turns it into a coded error */
export function accessTokenOf(result: AuthenticationResult | null): AccessToken {
  if (!result?.accessToken || result.expiresOn === null) throw new Error('No usable access token');
  return { token: result.accessToken, expiresOnTimestamp: result.expiresOn.getTime() };
}
