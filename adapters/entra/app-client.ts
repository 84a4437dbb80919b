import { X509Certificate } from 'node:crypto';
import { ConfidentialClientApplication, type INetworkModule } from '@azure/msal-node';
import type { AccessToken } from './access-token.ts';
import { badCertificate } from './entra.errors.ts';
import type { EntraIdentity } from './entra-identity.ts';

export interface AppClientOptions {
  identity: EntraIdentity;
  network: INetworkModule;
  /** A token of the managed identity that the app registration trusts (a federated credential). */
  managedIdentityToken: ((scope: string) => Promise<AccessToken>) | undefined;
}

/** What a managed identity's token must be for, so that Entra takes it in place of a secret. */
const EXCHANGE_SCOPE = 'api://AzureADTokenExchange/.default';

function certificateOf(pem: string): { privateKey: string; thumbprintSha256: string; x5c: string } {
  const [privateKey] = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]+?-----END [A-Z ]*PRIVATE KEY-----/.exec(pem) ?? [];
  const [x5c] = /-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/.exec(pem) ?? [];
  if (privateKey === undefined || x5c === undefined) throw badCertificate();
  try {
    const thumbprintSha256 = new X509Certificate(x5c).fingerprint256.replaceAll(':', '');
    return { privateKey, thumbprintSha256, x5c };
  } catch {
    throw badCertificate();
  }
}

function proofOf({ identity: { credential }, managedIdentityToken }: AppClientOptions): object {
  switch (credential.kind) {
    case 'certificate':
      return { clientCertificate: certificateOf(credential.pem) };
    case 'secret':
      return { clientSecret: credential.secret };
    case 'managed-identity':
      return { clientAssertion: async () => (await managedIdentityToken?.(EXCHANGE_SCOPE))?.token ?? '' };
  }
}

/**
 * MSAL's client of the app registration, with a token cache of its own.
 * @throws ENTRA.BAD_CERTIFICATE
 */
export function createAppClient(options: AppClientOptions): ConfidentialClientApplication {
  const { tenantId, clientId } = options.identity;
  return new ConfidentialClientApplication({
    auth: { clientId, authority: `https://login.microsoftonline.com/${tenantId}`, ...proofOf(options) },
    system: { networkClient: options.network },
  });
}
