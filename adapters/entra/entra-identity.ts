import { noCredential } from './entra.errors.ts';

/** How Kollegan proves who it is to Microsoft Entra ID. */
export type EntraCredential =
  /** A user-assigned managed identity: nothing to keep secret and nothing to rotate. */
  | { kind: 'managed-identity'; clientId: string }
  /** Private key and certificate in one PEM text, as Key Vault hands it out. */
  | { kind: 'certificate'; pem: string }
  | { kind: 'secret'; secret: string };

export interface EntraIdentity {
  tenantId: string;
  /** The app registration; the managed identity itself where the bot is registered as one. */
  clientId: string;
  credential: EntraCredential;
}

export interface CredentialSettings {
  managedIdentityClientId?: string | undefined;
  certificatePem?: string | undefined;
  clientSecret?: string | undefined;
}

/**
 * The best of what is configured: what cannot leak before what can, what expires late before what is copied around.
 * @throws ENTRA.NO_CREDENTIAL when nothing is configured
 */
export function chooseCredential(settings: CredentialSettings): EntraCredential {
  const { managedIdentityClientId, certificatePem, clientSecret } = settings;
  if (managedIdentityClientId) return { kind: 'managed-identity', clientId: managedIdentityClientId };
  if (certificatePem) return { kind: 'certificate', pem: certificatePem };
  if (clientSecret) return { kind: 'secret', secret: clientSecret };
  throw noCredential();
}
