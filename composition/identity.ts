import type { IdentityConfig } from '../adapters/config/index.ts';
import { chooseCredential, createTokenSource, type TokenSource } from '../adapters/entra/index.ts';

/** Who a host on Azure is, and the tokens that it gets for that. */
export function createIdentity({ appId, tenantId, ...settings }: IdentityConfig): TokenSource {
  return createTokenSource({ identity: { tenantId, clientId: appId, credential: chooseCredential(settings) } });
}
