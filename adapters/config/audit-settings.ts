import { z } from 'zod';
import { optional } from './setting.ts';
import { HttpUrl, SigningKeys } from './setting-types.ts';

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
  AUDIT_ANCHOR_DIR: optional(z.string().min(1), {
    group: 'Audit',
    meaning:
      'Folder for the signed heads of the audit log; best on another disk or machine. Left out: audit-anchor in the data folder.',
    example: '/mnt/anchor/kollegan',
    only: 'embedded',
  }),
  AUDIT_ANCHOR_URL: optional(HttpUrl, {
    group: 'Audit',
    meaning: 'Blob container with an immutability policy for the signed heads of the audit log, reached by identity.',
    example: 'https://kolleganaudit.blob.core.windows.net/audit-heads',
    only: 'production',
  }),
};
