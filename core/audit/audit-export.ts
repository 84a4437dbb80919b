import { z } from 'zod';
import { PublicKey, type VerifySignature } from '../signing/index.ts';
import { LoggedEvent, leafOf } from './audit-event.ts';
import type { AuditLog } from './audit-log.ts';
import type { AuditProofs } from './audit-proofs.ts';
import { type CompactRange, EMPTY_RANGE, rootOf, withLeaf } from './compact-range.ts';
import { toHex } from './log-documents.ts';
import { readSignedHead, type SignedHead } from './signed-head.ts';

/** A line of an export: first what it is, then the keys, the signed heads, and the events in their order. */
const ExportLine = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('kollegan-audit-export'), version: z.literal(1), tenantId: z.string() }),
  z.strictObject({ type: z.literal('key'), key: PublicKey }),
  LoggedEvent.extend({ type: z.literal('event') }),
  z.strictObject({ type: z.literal('head'), head: z.string() }),
]);
type ExportLine = z.infer<typeof ExportLine>;

/** The whole log of a tenant as lines of JSON, which are checked without us: aliases in the place of persons. */
export async function* exportLog(
  { audit, proofs, keys }: { audit: AuditLog; proofs: AuditProofs; keys: readonly PublicKey[] },
  tenantId: string,
): AsyncGenerator<string> {
  yield line({ type: 'kollegan-audit-export', version: 1, tenantId });
  for (const key of keys) yield line({ type: 'key', key });
  for (const head of await proofs.heads(tenantId)) yield line({ type: 'head', head });
  for await (const page of audit.pages(tenantId)) {
    for (const event of page) yield line({ type: 'event', ...event });
  }
}

function line(of: ExportLine): string {
  return `${JSON.stringify(of)}\n`;
}

type ExportFault = 'malformed' | 'hash' | 'gap' | 'signature' | 'truncated' | 'rewritten' | 'no-head';

export type ExportVerdict =
  | { ok: true; tenantId: string; events: number; root: string; heads: number; latest: SignedHead }
  /** The line of the file, from 1. */
  | { ok: false; line: number; reason: ExportFault };

interface HeadLine {
  line: number;
  head: SignedHead;
}

/**
 * Checks an export with nothing but itself.
 * @param keys from somewhere else than the file, else who wrote the file could have made them too; left out: the file's
 */
export async function verifyExport(
  { verifySignature, keys }: { verifySignature: VerifySignature; keys?: readonly PublicKey[] },
  lines: AsyncIterable<string>,
): Promise<ExportVerdict> {
  const own: PublicKey[] = [];
  const heads = new Map<number, HeadLine>();
  let tenantId = '';
  let range: CompactRange = EMPTY_RANGE;
  let line = 0;
  const fault = (reason: ExportFault, at = line): ExportVerdict => ({ ok: false, line: at, reason });
  for await (const text of lines) {
    line += 1;
    const read = ExportLine.safeParse(parseJson(text));
    if (!read.success || (read.data.type === 'kollegan-audit-export') !== (line === 1)) return fault('malformed');
    const of = read.data;
    switch (of.type) {
      case 'kollegan-audit-export':
        tenantId = of.tenantId;
        break;
      case 'key':
        own.push(of.key);
        break;
      case 'head': {
        // A head behind events could be one of a log that was cut off.
        if (range.size > 0) return fault('malformed');
        const head = await readSignedHead({ verifySignature, keys: keys ?? own }, tenantId, of.head);
        if (!head) return fault('signature');
        heads.set(head.size, { line, head });
        break;
      }
      case 'event': {
        if (of.sequence !== range.size + 1) return fault('gap');
        const leaf = leafOf(of);
        if (toHex(leaf) !== of.hash) return fault('hash');
        range = withLeaf(range, leaf);
        const signed = heads.get(range.size);
        if (signed && toHex(rootOf(range)) !== signed.head.root) return fault('rewritten', signed.line);
        break;
      }
    }
  }
  const latest = [...heads.values()].reduce<HeadLine | null>(
    (largest, each) => (largest && largest.head.size > each.head.size ? largest : each),
    null,
  );
  if (!latest) return fault('no-head');
  if (latest.head.size > range.size) return fault('truncated', latest.line);
  return {
    ok: true,
    tenantId,
    events: range.size,
    root: toHex(rootOf(range)),
    heads: heads.size,
    latest: latest.head,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
