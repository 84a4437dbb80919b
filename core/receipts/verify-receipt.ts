import { isWholeChain } from '../consent/index.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import type { PublicKey, SignatureVerdict, VerifySignature } from '../signing/index.ts';
import { ConsentReceipt, ReceiptFile } from './receipt-file.ts';

export type ReceiptVerdict =
  | { ok: true; receipt: ConsentReceipt; kid: string; isTrusted: boolean }
  | {
      ok: false;
      reason: Extract<SignatureVerdict, { ok: false }>['reason'] | 'not-a-receipt' | 'altered' | 'broken-chain';
    };

/**
 * Holds a receipt file against its signature, the signature against the keys, and the events against their hashes.
 * @param trusted the keys that the installation serves; null: only those in the file, which prove that it is whole but
 * not whose it is
 */
export async function verifyReceipt(
  file: unknown,
  { trusted, verify }: { trusted: readonly PublicKey[] | null; verify: VerifySignature },
): Promise<ReceiptVerdict> {
  const parsed = ReceiptFile.safeParse(file);
  if (!parsed.success) return { ok: false, reason: 'not-a-receipt' };
  const { receipt, signature, keys } = parsed.data;
  const verdict = await verify(signature, 'consent-receipt', trusted ?? keys);
  if (!verdict.ok) return verdict;
  if (canonicalJson(verdict.payload) !== canonicalJson(receipt)) return { ok: false, reason: 'altered' };
  const signed = ConsentReceipt.safeParse(verdict.payload);
  if (!signed.success) return { ok: false, reason: 'not-a-receipt' };
  const { events, isComplete } = signed.data;
  const isWhole = isWholeChain(events) && (!isComplete || events[0]?.previous === null);
  if (!isWhole) return { ok: false, reason: 'broken-chain' };
  return { ok: true, receipt: signed.data, kid: verdict.kid, isTrusted: trusted !== null };
}
