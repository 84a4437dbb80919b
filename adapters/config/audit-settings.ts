import { optional } from './setting.ts';
import { SigningKeys } from './setting-types.ts';

/** What makes the records of Kollegan ones that can be proved. */
export const AUDIT_SETTINGS = {
  SIGNING_KEYS: optional(SigningKeys, {
    group: 'Audit',
    meaning:
      'Private Ed25519 keys (JWKS) that sign receipts and the heads of the audit log; the first signs. In the embedded mode they are files.',
    example: '@Microsoft.KeyVault(SecretUri=https://kollegan.vault.azure.net/secrets/signing-keys)',
    secret: true,
    only: 'production',
  }),
};
