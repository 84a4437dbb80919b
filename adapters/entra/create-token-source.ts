import type { AccessToken, TokenCredential } from './access-token.ts';
import { accessTokenOf } from './access-token.ts';
import { createAppClient } from './app-client.ts';
import { createDelegatedTokens, type DelegatedToken } from './delegated-tokens.ts';
import { entraError, noDelegation } from './entra.errors.ts';
import type { EntraIdentity } from './entra-identity.ts';
import { createManagedIdentity } from './managed-identity.ts';
import { createMsalNetwork } from './msal-network.ts';
import { createSingleFlight } from './single-flight.ts';

export interface TokenSourceOptions {
  identity: EntraIdentity;
  fetch?: typeof globalThis.fetch;
  /** One request to Entra; 10 s by default. */
  timeoutMs?: number;
  /** People whose tokens are kept at the same time; 500 by default. */
  mostPeople?: number;
}

export interface TokenSource {
  /** As the app registration: Graph and the Bot Connector. */
  app: TokenCredential;
  /** For Azure's own services (Cosmos DB, Service Bus): the managed identity where there is one. */
  azure: TokenCredential;
  /** As the person who sent this token of ours to the tabs' API. */
  onBehalfOf(assertion: string, scopes: readonly string[]): Promise<DelegatedToken>;
}

type GetToken = (scopes: string[]) => Promise<AccessToken>;

/** One request at a time for the same scopes: MSAL's cache is empty until the first answer is there. */
function credentialOf(getToken: GetToken): TokenCredential {
  const singleFlight = createSingleFlight<AccessToken>();
  return {
    getToken(scopes) {
      const list = [scopes].flat();
      return singleFlight(list.join(' '), () =>
        getToken(list).catch((error: unknown) => {
          throw entraError(error);
        }),
      );
    },
  };
}

/**
 * Tokens from Microsoft Entra ID through MSAL, which caches them and asks anew before they expire. A managed identity
 * speaks for itself to Azure's services; for the app registration it vouches in place of a secret, unless the bot is
 * registered as the managed identity itself. Errors are coded and hold neither secrets nor Entra's own text.
 * @throws ENTRA.BAD_CERTIFICATE
 */
export function createTokenSource(options: TokenSourceOptions): TokenSource {
  const { identity, fetch = globalThis.fetch, timeoutMs = 10_000, mostPeople = 500 } = options;
  const { credential } = identity;
  const network = createMsalNetwork({ fetch, timeoutMs });
  const managedIdentityToken =
    credential.kind === 'managed-identity'
      ? createManagedIdentity({ clientId: credential.clientId, network })
      : undefined;
  const fromManagedIdentity: GetToken | undefined =
    managedIdentityToken && (([scope = '']) => managedIdentityToken(scope));

  const isManagedIdentity = credential.kind === 'managed-identity' && credential.clientId === identity.clientId;
  if (isManagedIdentity && fromManagedIdentity !== undefined) {
    const only = credentialOf(fromManagedIdentity);
    return { app: only, azure: only, onBehalfOf: () => Promise.reject(noDelegation()) };
  }

  const createClient = () => createAppClient({ identity, network, managedIdentityToken });
  const client = createClient();
  const app = credentialOf(async (scopes) => accessTokenOf(await client.acquireTokenByClientCredential({ scopes })));
  return {
    app,
    azure: fromManagedIdentity === undefined ? app : credentialOf(fromManagedIdentity),
    onBehalfOf: createDelegatedTokens({ createClient, mostKept: mostPeople }),
  };
}
