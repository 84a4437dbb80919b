import { z } from 'zod';
import { PublicKey, type VerifySignature } from '../signing/index.ts';
import { LoggedEvent, leafOf } from './audit-event.ts';
import { fromHex } from './log-documents.ts';
import { readSignedHead, type SignedHead } from './signed-head.ts';
import { verifyInclusion } from './verify-proofs.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** That one event stood in the log when its head was signed; needs nothing else but the public keys to be checked. */
export const AuditProof = z.strictObject({
  type: z.literal('kollegan-audit-proof'),
  version: z.literal(1),
  tenantId: z.string(),
  event: LoggedEvent,
  /** Hashes from the leaf upwards, in the tree of the signed head. Source: RFC 9162, 2.1.3. */
  path: z.array(Hash),
  /** JWS of kind `audit-head`. */
  head: z.string(),
  /** All keys of the installation; who trusts nobody takes them from somewhere else. */
  keys: z.array(PublicKey),
});
export type AuditProof = z.infer<typeof AuditProof>;

export type ProofVerdict =
  | { ok: true; head: SignedHead; sequence: number }
  | { ok: false; reason: 'malformed' | 'signature' | 'not-in-log' };

/**
 * Holds a proof against public keys, with no network and no log.
 * @param keys from somewhere else than the proof, else who made it could have made them too; left out: the proof's
 */
export async function verifyProof(
  { verifySignature, keys }: { verifySignature: VerifySignature; keys?: readonly PublicKey[] },
  value: unknown,
): Promise<ProofVerdict> {
  const proof = AuditProof.safeParse(value);
  if (!proof.success) return { ok: false, reason: 'malformed' };
  const { tenantId, event, path, head: jws } = proof.data;
  const head = await readSignedHead({ verifySignature, keys: keys ?? proof.data.keys }, tenantId, jws);
  if (!head) return { ok: false, reason: 'signature' };
  const leaf = leafOf(event);
  const claim = { leaf, index: event.sequence - 1, size: head.size, root: fromHex(head.root) };
  const isIn = event.hash === leaf.toString('hex') && verifyInclusion(claim, path.map(fromHex));
  return isIn ? { ok: true, head, sequence: event.sequence } : { ok: false, reason: 'not-in-log' };
}
