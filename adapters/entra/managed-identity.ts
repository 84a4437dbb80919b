import { type INetworkModule, ManagedIdentityApplication } from '@azure/msal-node';
import { type AccessToken, accessTokenOf } from './access-token.ts';

export interface ManagedIdentityOptions {
  clientId: string;
  network: INetworkModule;
}

/** @returns a function that asks the machine's own endpoint for a token; MSAL caches. */
export function createManagedIdentity({ clientId, network }: ManagedIdentityOptions) {
  const application = new ManagedIdentityApplication({
    managedIdentityIdParams: { userAssignedClientId: clientId },
    system: { networkClient: network },
  });
  return async function getToken(scope: string): Promise<AccessToken> {
    return accessTokenOf(await application.acquireToken({ resource: scope.replace(/\/\.default$/, '') }));
  };
}
