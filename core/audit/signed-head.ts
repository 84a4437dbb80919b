import { z } from 'zod';
import type { PublicKey, VerifySignature } from '../signing/index.ts';

/** What is signed: that the log of this tenant had this root when it was of this size. */
export const HeadClaim = z.strictObject({
  tenant: z.string().min(1),
  size: z.number().int().min(1),
  root: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
});
export type HeadClaim = z.infer<typeof HeadClaim>;

/** A claim whose signature was found good, with the key that made it. */
export interface SignedHead extends HeadClaim {
  kid: string;
}

/** @returns null for what is not a head of this tenant, signed with one of the keys */
export async function readSignedHead(
  { verifySignature, keys }: { verifySignature: VerifySignature; keys: readonly PublicKey[] },
  tenantId: string,
  jws: string,
): Promise<SignedHead | null> {
  const verdict = await verifySignature(jws, 'audit-head', keys);
  if (!verdict.ok) return null;
  const claim = HeadClaim.safeParse(verdict.payload);
  return claim.success && claim.data.tenant === tenantId ? { ...claim.data, kid: verdict.kid } : null;
}
