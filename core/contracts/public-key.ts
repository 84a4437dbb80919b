import { z } from 'zod';

/** A public key of ours as RFC 7517 says it, served and put beside what it proves; Ed25519 as in RFC 8037. */
export const PublicKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  kid: z.string(),
  /** When it began to sign (ISO 8601). */
  since: z.string(),
  /** When another took over (ISO 8601); null for the one that signs now. What it signed before stays valid. */
  until: z.string().nullable(),
});
export type PublicKey = z.infer<typeof PublicKey>;
