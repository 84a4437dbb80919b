import type { AuthenticationResult } from '@azure/msal-node';
import { noUsableToken } from './entra.errors.ts';

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

/** @throws `ENTRA.UNAVAILABLE` when there is no answer or one without an expiry */
export function accessTokenOf(result: AuthenticationResult | null): AccessToken {
  if (!result?.accessToken || result.expiresOn === null) throw noUsableToken();
  return { token: result.accessToken, expiresOnTimestamp: result.expiresOn.getTime() };
}
