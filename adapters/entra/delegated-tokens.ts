import { createHash } from 'node:crypto';
import { AuthError, type ConfidentialClientApplication, InteractionRequiredAuthError } from '@azure/msal-node';
import { type AccessToken, accessTokenOf } from './access-token.ts';
import { entraError } from './entra.errors.ts';

/** What Entra answers when Kollegan asks to act for a person. */
export type DelegatedToken =
  | { outcome: 'token'; token: AccessToken }
  /** The tab must ask the person: consent, or a stronger sign-in when `claims` says which. */
  | { outcome: 'interaction-needed'; claims: string | null };

export interface DelegatedTokensOptions {
  createClient: () => ConfidentialClientApplication;
  /** Assertions whose tokens are kept at the same time; the one not used for longest is forgotten first. */
  mostKept: number;
}

/**
 * The on-behalf-of exchange. Every assertion gets an MSAL client of its own, because MSAL's cache never forgets anyone:
 * forgetting the client forgets the tokens.
 */
export function createDelegatedTokens({ createClient, mostKept }: DelegatedTokensOptions) {
  const clients = new Map<string, ConfidentialClientApplication>();

  function clientOf(assertion: string): ConfidentialClientApplication {
    const key = createHash('sha256').update(assertion).digest('base64');
    const client = clients.get(key) ?? createClient();
    clients.delete(key);
    clients.set(key, client);
    const [oldest] = clients.keys();
    if (clients.size > mostKept && oldest !== undefined) clients.delete(oldest);
    return client;
  }

  return async function onBehalfOf(assertion: string, scopes: readonly string[]): Promise<DelegatedToken> {
    try {
      const request = { oboAssertion: assertion, scopes: [...scopes] };
      const result = await clientOf(assertion).acquireTokenOnBehalfOf(request);
      return { outcome: 'token', token: accessTokenOf(result) };
    } catch (error) {
      if (error instanceof InteractionRequiredAuthError) {
        return { outcome: 'interaction-needed', claims: error.claims || null };
      }
      // The tab's token has expired, or was taken back: only the person can get a new one.
      if (error instanceof AuthError && error.errorCode === 'invalid_grant') {
        return { outcome: 'interaction-needed', claims: null };
      }
      throw entraError(error);
    }
  };
}
